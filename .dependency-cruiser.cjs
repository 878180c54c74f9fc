/** Who may import whom (design: rooms). Type-only imports are checked apart from value imports. */
const VALUE = { dependencyTypesNot: ["type-only"] };

/** A room may reach, by value, only itself and the listed paths. */
const room = (name, path, allowed) => ({
  name: `room-${name}`,
  severity: "error",
  from: { path: `^${path}` },
  to: {
    ...VALUE,
    path: "^(src|workflows)/",
    pathNot: [`^${path}`, ...allowed.map((p) => `^${p}`)],
  },
});

/** A room may reach, even by type, only itself and the listed paths. */
const typed = (name, path, allowed) => ({
  name: `types-${name}`,
  severity: "error",
  from: { path: `^${path}` },
  to: {
    path: "^(src|workflows)/",
    pathNot: [`^${path}`, ...allowed.map((p) => `^${p}`)],
  },
});

/** Neither of two parts may reach the other, straight or through a third, not even by type. */
const apart = (name, one, other) =>
  [
    [one, other],
    [other, one],
  ].map(([from, to], way) => ({
    name: `${name}-${way === 0 ? "there" : "back"}`,
    severity: "error",
    from: { path: `^${from}/` },
    to: { path: `^${to}/`, reachable: true },
  }));

const S = "src/science";
const K = "src/knowledge";
const G = "src/graph";
const IO = "src/io";
const DRAWING = `(${S}|${IO})/simulate`;

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: VALUE },
    },
    typed("science", S, []),
    {
      name: "science-is-pure",
      severity: "error",
      from: { path: `^${S}` },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "core"],
        pathNot: [
          "node_modules/(@tensorflow/tfjs-core|simple-statistics|ml-matrix|pure-rand)/",
        ],
      },
    },
    // Controls judge what training and maps give; nothing of these may lean on them.
    typed("controls", `${S}/controls`, [`${S}/(mil|stats|random)`]),
    {
      name: "controls-are-last",
      severity: "error",
      from: { path: `^${S}`, pathNot: `^${S}/controls` },
      to: { path: `^${S}/controls` },
    },
    room("knowledge", K, [`${S}/stats`]),
    room("graph", G, [K, S]),
    room("io", IO, [K, S]),
    room("activities", "src/activities", [K, S]),
    typed("activities", "src/activities", [K, S, G, IO]),
    room("workflows", "workflows", []),
    typed("workflows", "workflows", ["src/activities", K]),
    room("runs", "src/runs", [K, "workflows/stages"]),
    typed("runs", "src/runs", [K, G, IO, "src/activities", "workflows"]),
    room("governance", "src/governance", [K]),
    typed("governance", "src/governance", [K, G, "src/runs"]),
    room("api", "src/api", [K]),
    typed("api", "src/api", [K, G, "src/runs", "src/governance", "workflows"]),
    room("stack", "src/stack", ["src/config", "workflows/searchAttributes"]),
    room("cli", "src/cli", ["src/compose", "src/stack", "src/config"]),
    // Drawn tissue that knew how it will be measured would prove nothing of the measures.
    ...apart("drawing-apart-from-measures", DRAWING, `${S}/morphology`),
    // A measure inside an encoder would make "located" test its own input.
    ...apart("encoders-apart-from-measures", `${S}/encode`, `${S}/morphology`),
    {
      name: "only-graph-speaks-cypher",
      severity: "error",
      from: { pathNot: `^(${G}|src/stack)` },
      to: { ...VALUE, path: "node_modules/neo4j-driver" },
    },
    {
      name: "sharp-only-in-io",
      severity: "error",
      from: { pathNot: `^${IO}` },
      to: { ...VALUE, path: "node_modules/sharp" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
