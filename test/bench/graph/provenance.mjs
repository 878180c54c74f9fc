import {
  identify,
  sha256,
  stepId,
} from "../../../dist/src/knowledge/identity.js";

/** Nodes and links of one cohort, as the gateway would have written them, before they are loaded. */
export function provenance(run, agent) {
  const nodes = [];
  const links = [];
  const node = (label, id, props) => {
    nodes.push({ label, id, props });
    return id;
  };
  const link = (type, from, to, props = {}) =>
    links.push({ type, from, to, props });
  let turn = 0;
  return {
    nodes,
    links,
    node,
    link,
    /** A thing that is given. */
    given: (label, props) => node(label, identify(label, props), props),
    /** A finished step of the run. @param used role and id of each thing @returns the step, to make things of */
    step: (name, used) => {
      const key = sha256(`${name} ${run} ${String(turn)}`);
      const id = stepId(key, 1);
      const at = new Date(Date.UTC(2026, 0, 1) + 1000 * turn).toISOString();
      node("Step", id, {
        name,
        key,
        liveKey: key,
        attempt: 1,
        codeVersion: sha256(`code of ${name}`),
        backend: "none",
        params: "{}",
        startedAt: at,
        endedAt: at,
        logSize: 0,
        logRoot: sha256(""),
      });
      turn += 1;
      link("CALLED", run, id, { turn });
      link("WAS_ASSOCIATED_WITH", id, agent);
      for (const [role, thing] of used) link("USED", id, thing, { role });
      let place = 0;
      const bind = (role, made) => {
        link("WAS_GENERATED_BY", made, id, { role, place });
        place += 1;
        return made;
      };
      return {
        id,
        made: (role, label, props) =>
          bind(
            role,
            node(label, identify(label, { role, step: id }), {
              ...props,
              step: id,
            }),
          ),
        /** What was identified already. */
        output: ({ role, label, id: own, props }) =>
          bind(role, node(label, own, { ...props, step: id })),
        said: (type, from, to, props = {}) =>
          link(type, from, to, { ...props, step: id }),
      };
    },
  };
}
