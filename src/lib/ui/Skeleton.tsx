import kit from "./kit.module.css";

/** Widths of the lines, in per cent of the room there is. */
const LINES = [55, 100, 92, 97, 40];

/** Stands in the place of a panel whose code or data is on its way, once that takes a moment. */
export function Skeleton() {
  return (
    <div aria-hidden="true" className={kit.panel}>
      {LINES.map((width) => (
        <div key={width} className={kit.skeleton} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
