// The part of jsonld that is used here; the package has no types.
declare module "jsonld" {
  interface Term {
    readonly termType: string;
    readonly value: string;
    readonly language?: string;
    readonly datatype?: { readonly value: string };
  }
  interface Options {
    readonly base?: string;
    readonly expandContext?: object;
    readonly produceGeneralizedRdf?: boolean;
    readonly documentLoader?: (address: string) => Promise<never>;
    readonly eventHandler?: (given: {
      readonly event: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
    }) => void;
  }
  const jsonld: {
    toRDF(
      input: unknown,
      options: Options,
    ): Promise<readonly Readonly<Record<"subject" | "predicate" | "object" | "graph", Term>>[]>;
  };
  export default jsonld;
}
