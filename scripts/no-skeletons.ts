// Stands in for "@formatjs/icu-skeleton-parser" in what the build puts together: no message has a skeleton of ICU.

const refuse = (): never => {
  throw new Error("A message has a skeleton of ICU: name a style in src/words/message.ts instead.");
};

export { refuse as parseDateTimeSkeleton, refuse as parseNumberSkeleton, refuse as parseNumberSkeletonFromString };
