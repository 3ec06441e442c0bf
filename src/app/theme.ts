import { useSyncExternalStore } from "react";

/** What the user chose; "system" follows the operating system. */
export type ThemeChoice = "system" | "light" | "dark";

const CHOICES: readonly ThemeChoice[] = ["system", "light", "dark"];
const STORAGE_KEY = "sourceline.theme";
const listeners = new Set<() => void>();
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
let choice = storedChoice();
apply();
systemIsDark.addEventListener("change", notify);

/** The theme in force: what was chosen, and what that comes to. */
export function useTheme(): { readonly choice: ThemeChoice; readonly shown: "light" | "dark"; next(): void } {
  const snapshot = useSyncExternalStore(subscribe, () => `${choice} ${shownTheme()}`);
  return { choice: snapshot.split(" ")[0] as ThemeChoice, shown: shownTheme(), next };
}

function next(): void {
  choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? "system";
  try {
    localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  apply();
  notify();
}

function shownTheme(): "light" | "dark" {
  if (choice !== "system") return choice;
  return systemIsDark.matches ? "dark" : "light";
}

function apply(): void {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORAGE_KEY) as ThemeChoice;
    return CHOICES.includes(stored) ? stored : "system";
  } catch {
    return "system";
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify(): void {
  for (const listener of listeners) listener();
}
