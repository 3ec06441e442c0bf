import { Button } from "../../lib/ui/Button.tsx";
import { useFileOpening } from "./open-file-context.ts";

/** "Open a file…": shows the browser's file chooser. */
export function OpenFileButton({ weight = "outline" }: { weight?: "quiet" | "outline" | "solid" }) {
  const { chooseFile } = useFileOpening();
  return (
    <Button weight={weight} onPress={chooseFile}>
      Open a file…
    </Button>
  );
}
