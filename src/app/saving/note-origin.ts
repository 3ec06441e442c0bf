import { formats } from "../../formats/formats.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Reading } from "../../product/tasks/open-file-task.ts";
import type { Words } from "../../words/message.ts";
import type { FilesInHand } from "../open-file/dropped-files.ts";
import { type Origin, type OriginFormat, origins } from "./origins.ts";
import { stampOf } from "./write-into.ts";

/** Bytes by which a format is told. */
const HEAD_BYTES = 4096;

/**
 * Takes note of the file that a dataset came from, where the browser gave a way to write into it.
 * @param reading how it was read where it is another program's; null where it is ours.
 */
export function noteOrigin(
  dataset: Dataset,
  { files: [file], handle }: Pick<FilesInHand, "files" | "handle">,
  reading: Reading | null,
): void {
  const found = async (): Promise<Origin | null> => {
    const given = await handle;
    if (given?.kind !== "file" || file === undefined) return null;
    const format = reading === null ? await formatOf(file) : await formatRead(reading);
    const origin: Origin = { handle: given as FileSystemFileHandle, stamp: stampOf(file), format };
    void import("../keeping/recent-files.ts").then(({ rememberFile }) => rememberFile(dataset, origin));
    return origin;
  };
  origins.set(
    dataset,
    found().catch(() => null),
  );
}

/** The format of ours that a file is in; one in an archive is in none. */
async function formatOf(file: File): Promise<OriginFormat> {
  const head = await file.slice(0, HEAD_BYTES).text();
  const format = formats.all.find((each) => each.detect(head));
  if (format === undefined || format.carriesPage) return { title: format?.title() ?? null, losses: [] };
  return format.losses.length === 0 ? format.id : { title: format.title(), losses: inWords(format.losses) };
}

/** What another program's format does not keep, as far as it can be written at all. */
async function formatRead({ format: title, reader }: Reading): Promise<OriginFormat> {
  const { exportFormats } = await import("../../formats/export-formats.ts");
  const codec = await exportFormats.get(reader === "csv-set" ? "csv" : reader)?.load();
  const losses = codec !== undefined && "losses" in codec ? (codec.losses as readonly (() => Words)[]) : [];
  return { title, losses: inWords(losses) };
}

function inWords(losses: readonly (() => Words)[]): readonly Words[] {
  return losses.map((loss) => loss());
}
