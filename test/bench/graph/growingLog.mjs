import { canonical, identify } from "../../../dist/src/knowledge/identity.js";
import { grow, rootOf } from "../../../dist/src/knowledge/log/frontier.js";
import { placeEntry } from "../../../dist/src/knowledge/log/logEntry.js";

/** A log that goes on where that of a graph ends. @param log the Log node's properties */
export function growingLog({ size, hash, frontier }) {
  let tree = { size: Number(size), hashes: frontier };
  let previous = hash;
  return {
    size: () => tree.size,
    /** Entries as nodes. */
    append: (statements) =>
      statements.map((statement) => {
        const { entry, leaf } = placeEntry({
          ...statement,
          index: tree.size,
          previous,
        });
        const grown = grow(tree, leaf);
        [tree, previous] = [grown.frontier, entry.hash];
        return {
          label: "LogEntry",
          id: identify("LogEntry", { hash: entry.hash }),
          props: {
            ...entry,
            body: canonical(statement.body),
            subtrees: grown.completed,
          },
        };
      }),
    /** The Log node, as it is now. */
    node: () => ({
      label: "Log",
      id: "Log",
      props: {
        name: "log",
        size: tree.size,
        hash: previous,
        root: rootOf(tree),
        frontier: tree.hashes,
      },
    }),
  };
}
