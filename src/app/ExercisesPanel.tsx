import { OwnPassage } from "../features/evidence/ui/OwnPassage.tsx";
import { ExercisesRoom } from "../features/exercises/ui/ExercisesRoom.tsx";

/** The room of exercises, given the passages that only the evidence knows how to show. */
export function ExercisesPanel() {
  return <ExercisesRoom Passage={OwnPassage} />;
}
