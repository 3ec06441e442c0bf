/**
 * The option of graph formats that says what becomes of edges without a direction, and of those that go both ways. NetworkX
 * opens no file in which some edges have a direction and others have none.
 */
export const EDGE_DIRECTIONS = { id: "directions", kept: "kept", networkx: "networkx" } as const;
