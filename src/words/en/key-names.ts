import { messages } from "../message.ts";

/** Keys, as they are called where shortcuts are shown. */
export const keyNameWords = messages("key-names", {
  control: "Ctrl",
  command: "Cmd",
  shift: "Shift",
  up: "Up arrow",
  down: "Down arrow",
  left: "Left arrow",
  right: "Right arrow",
  pageUp: "Page Up",
  pageDown: "Page Down",
  home: "Home",
  end: "End",
  enter: "Enter",
  backspace: "Backspace",
  escape: "Esc",
  space: "Space",
  menu: "Menu",
});
