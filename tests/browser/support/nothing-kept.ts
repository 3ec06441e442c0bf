import { deleteDB } from "idb";
import { beforeEach } from "vitest";
import { cleanup } from "vitest-browser-react";
import { DATABASE } from "../../../src/app/keeping/database.ts";

// All test files have one browser and one address, so a page would offer to go on with what an earlier test left there.
beforeEach(async () => {
  await cleanup();
  await deleteDB(DATABASE);
});
