import { Drafts } from "../../persistence/Drafts.tsx";

/** In a one-file, changes are kept in local storage, and no workspaces. */
export const Keeping = () => <Drafts />;
