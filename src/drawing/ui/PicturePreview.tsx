import { useEffect, useRef, useState } from "react";
import { imageWords as words } from "../../words/en/image.ts";
import type { Point } from "../edge-geometry.ts";
import type { Crop, Picture } from "../picture.ts";
import styles from "./PictureDialog.module.css";
import { drawPicture } from "./png.ts";

/** A smaller rectangle, in CSS pixels of the page, was a press and no drag. */
const LEAST_DRAG = 12;

interface Drag {
  readonly from: Point;
  readonly to: Point;
}

/**
 * The picture itself, drawn as a PNG is, only smaller. A rectangle that is dragged across its graph is what remains of it;
 * a finger scrolls, and has the fields.
 * @param onCrop takes what is to be cut off of what the picture shows now; without it, nothing is dragged.
 */
export function PicturePreview({ picture, onCrop }: { picture: Picture; onCrop?: (crop: Crop) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const paint = () => {
      const scale = (element.clientWidth * devicePixelRatio) / picture.width;
      if (scale <= 0) return;
      element.width = Math.round(picture.width * scale);
      element.height = Math.round(picture.height * scale);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      drawPicture(context, picture);
    };
    paint();
    const observer = new ResizeObserver(paint);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture]);

  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = (canvas.current as HTMLCanvasElement).getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const release = (to: Point) => {
    if (drag === null) return;
    setDrag(null);
    const { left, top, width, height } = rectangleOf({ from: drag.from, to });
    if (width < LEAST_DRAG || height < LEAST_DRAG) return;
    // In pixels of the picture, from the corner of what it shows.
    const scale = picture.width / (canvas.current as HTMLCanvasElement).clientWidth;
    const { frame, part } = picture;
    const across = (x: number) => within((x * scale - frame.left - part.left) / part.width);
    const down = (y: number) => within((y * scale - frame.top - part.top) / part.height);
    const crop = {
      left: across(left),
      top: down(top),
      right: 1 - across(left + width),
      bottom: 1 - down(top + height),
    };
    // What lies beside the graph altogether is no part of it.
    if (crop.left + crop.right < 1 && crop.top + crop.bottom < 1) onCrop?.(crop);
  };
  return (
    <div className={styles.drawing} style={{ "--ratio": picture.width / picture.height } as React.CSSProperties}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.preview(picture)}
        className={styles.canvas}
        data-croppable={onCrop !== undefined || undefined}
        onPointerDown={(event) => {
          if (onCrop === undefined || event.pointerType === "touch" || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: at(event), to: at(event) });
        }}
        onPointerMove={(event) => drag && setDrag({ ...drag, to: at(event) })}
        onPointerUp={(event) => release(at(event))}
        onPointerCancel={() => setDrag(null)}
      />
      {drag && <div className={styles.cropping} style={rectangleOf(drag)} />}
    </div>
  );
}

function rectangleOf({ from, to }: Drag) {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
