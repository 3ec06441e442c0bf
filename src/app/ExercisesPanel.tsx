import { ExercisesRoom } from "../features/exercises/ui/ExercisesRoom.tsx";
import { OwnPassage } from "../features/texts/ui/OwnPassage.tsx";

/** The room of exercises, given the passages that only the evidence knows how to show. */
export function ExercisesPanel() {
  return <ExercisesRoom Passage={OwnPassage} />;
}
