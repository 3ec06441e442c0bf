import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import { createRoot } from "react-dom/client";
import { Failure } from "./app/Failure.tsx";
import { setLanguage } from "./app/language.ts";
import { Start } from "./app/Start.tsx";
import { boundWaits } from "./lib/ui/page-faces.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("Sourceline: index.html has no element with the id “root”.");
boundWaits();
const draw = () =>
  createRoot(root).render(
    <Failure>
      <Start />
    </Failure>,
  );
void setLanguage(new URL(location.href)).then(draw);
