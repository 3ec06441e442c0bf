import { messages } from "../message.ts";

/** Measures of entities: what each is called, what it says where lines are claims, and how it is defined. */
export const measureWords = messages("measures", {
  degree: "Degree",
  degreeMeans:
    "How many other entities claims join it to. A high degree shows who is much written about, not who matters.",
  degreeDefined:
    "The number of neighbours. Directed: lines from it and lines to it, together. Weighted: the sum of the nearness of its lines.",

  inDegree: "In-degree",
  inDegreeMeans: "From how many other entities claims lead to it: who is acted on, in the words of the claims.",
  inDegreeDefined: "The number of lines to it. Weighted: the sum of their nearness. Always directed.",

  outDegree: "Out-degree",
  outDegreeMeans: "To how many other entities claims lead from it: who acts, in the words of the claims.",
  outDegreeDefined: "The number of lines from it. Weighted: the sum of their nearness. Always directed.",

  betweenness: "Betweenness",
  betweennessMeans:
    "How many of the shortest paths between others lead through it: who stands between parts of the account. One claim can make an entity such a link, so look at what it rests on.",
  betweennessDefined:
    "For each pair of others, the share of their shortest paths that lead through it, summed and not normalised; undirected, each pair counts once; a pair without a path adds nothing (Freeman 1977; Brandes 2001).",

  closeness: "Closeness",
  closenessMeans: "How few claims lie between it and all others on average.",
  closenessDefined:
    "The number of entities that can reach it, divided by the sum of their distances, times the share of all others that can, so that in a disconnected graph whom few can reach is not close (Wasserman and Faust 1994). Directed: on paths that lead to it.",

  eigenvector: "Eigenvector centrality",
  eigenvectorMeans:
    "Who is joined to entities that are themselves much joined. It favours the core of the best documented part.",
  eigenvectorDefined:
    "In proportion to the sum of the values of its neighbours (directed: of those with a line to it), scaled to a Euclidean length of 1 (Bonacich 1972). Disconnected: 0 outside of the components with the greatest eigenvalue. Not defined without lines or, directed, without a cycle.",

  pagerank: "PageRank",
  pagerankMeans: "Where somebody who follows claims at random, and now and then starts anew, is found most often.",
  pagerankDefined:
    "The share of time of a random walk with a damping of 0.85 that starts anew where no line leads on (Brin and Page 1998). The values add up to 1.",

  hitsHub: "Hubs (HITS)",
  hitsHubMeans: "Which entities have claims that lead to those to which many claims lead.",
  hitsHubDefined:
    "In proportion to the authority of the entities that its lines lead to (Kleinberg 1999). The values add up to 1. Always directed; not defined without lines.",

  hitsAuthority: "Authorities (HITS)",
  hitsAuthorityMeans:
    "To which entities claims lead from good hubs. The word is that of the method: it says nothing of how far a source can be trusted.",
  hitsAuthorityDefined:
    "In proportion to the hub values of the entities with lines to it (Kleinberg 1999). The values add up to 1. Always directed; not defined without lines.",

  kCore: "Core number",
  kCoreMeans: "How far inside the graph it is: in core 3, each entity is joined to at least three others of the core.",
  kCoreDefined:
    "The greatest k such that it belongs to a part of the graph in which all have at least k neighbours (Seidman 1983). Always undirected and unweighted.",

  component: "Component",
  componentMeans: "Which entities claims connect at all, on whatever path. 1 is the largest component.",
  componentDefined: "Connected components, directed ones taken as weak. Always undirected and unweighted.",

  articulation: "Articulation points",
  articulationMeans: "Into how many more parts the graph falls without it: what only this entity connects.",
  articulationDefined:
    "The number of components that are added when it is removed; above 0 it is an articulation point (Hopcroft and Tarjan 1973). Always undirected and unweighted.",

  bridges: "Bridges",
  bridgesMeans: "How many of its lines are the only connection between two parts of the graph.",
  bridgesDefined:
    "The number of its lines without which their two ends are no longer connected (Tarjan 1974). Parallel claims are one line. Always undirected and unweighted.",

  clustering: "Clustering coefficient",
  clusteringMeans: "Whether the entities that it is joined to are also joined to each other.",
  clusteringDefined:
    "The share of the pairs of its neighbours that are neighbours (Watts and Strogatz 1998). Not defined for fewer than two neighbours. Always undirected and unweighted.",

  community: "Communities",
  communityMeans:
    "Groups with more claims inside them than chance would give. 1 is the largest. Stability says how much of its group an entity keeps when the search starts elsewhere.",
  communityDefined:
    "The partition of greatest modularity among ten runs of the Louvain method (Blondel and others 2008; directed: Leicht and Newman 2008). Stability: the mean Jaccard similarity with its communities in the other nine.",
});
