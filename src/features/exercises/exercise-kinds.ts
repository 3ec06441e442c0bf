import { createRegistry } from "../../lib/registry.ts";
import type { ExerciseKind } from "./exercise.ts";
import { holderKind } from "./kinds/holder.ts";
import { orderKind } from "./kinds/order.ts";
import { pathKind } from "./kinds/path.ts";
import { placeKind } from "./kinds/place.ts";
import { stanceKind } from "./kinds/stance.ts";

/** All kinds of exercise, in the order in which a worksheet has them. */
export const exerciseKinds = createRegistry<ExerciseKind>("kind of exercise", [
  stanceKind,
  holderKind,
  placeKind,
  orderKind,
  pathKind,
]);
