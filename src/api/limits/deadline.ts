import { GraphQLError } from "graphql";

/** Waits for the work, but not beyond the deadline. @throws GraphQLError TIMEOUT */
export type Within = <T>(work: Promise<T>) => Promise<T>;

/** How long a request may take. */
export interface Deadline {
  readonly within: Within;
  /** The time runs from here, when it is known what is asked. */
  start(ms: number): void;
  /** The request was answered. */
  end(): void;
}

/** A deadline that is not yet started: until then nothing is late. */
export function createDeadline(): Deadline {
  const { promise, reject } = lateness();
  let timer: NodeJS.Timeout | undefined;
  return {
    within: (work) => Promise.race([work, promise]),
    start(ms) {
      timer = setTimeout(() => {
        reject(timeout(ms));
      }, ms);
    },
    end() {
      clearTimeout(timer);
    },
  };
}

/** For what goes on until nobody listens: each read in it has the graph's own limit. */
export const NO_DEADLINE: Deadline = {
  within: (work) => work,
  start: () => undefined,
  end: () => undefined,
};

function timeout(ms: number): GraphQLError {
  return new GraphQLError(
    `it took more than ${String(ms / 1000)} s; ask for less at once`,
    { extensions: { code: "TIMEOUT" } },
  );
}

/** A promise that is only ever rejected, and whose rejection need not be seen by anyone. */
function lateness(): {
  readonly promise: Promise<never>;
  readonly reject: (error: Error) => void;
} {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  promise.catch(() => undefined);
  return { promise, reject };
}
