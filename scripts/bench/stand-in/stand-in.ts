import { MultiGraph } from "graphology";
import { parse } from "graphology-gexf/browser";
import Sigma from "sigma";

// What the drawing is compared with: the same stack used plainly. A file is parsed by graphology-gexf into a graph, which
// sigma draws with its default programs and settings; nothing else.

const stage = document.getElementById("stage");
if (stage === null) throw new Error("The stand-in has no stage.");
const response = await fetch("graph.gexf");
const graph = parse(MultiGraph, await response.text());
const sigma = new Sigma(graph, stage);
// As the page has it, so that one gesture begins where the other did.
document.addEventListener("keydown", ({ key }) => {
  if (key === "f") void sigma.getCamera().animatedReset();
});
document.documentElement.dataset.state = "ready";
