import type { SubtypeInput } from "../dto.js";

type Asked = Pick<SubtypeInput, "pairs" | "ebm">;

/** What is asked of the explainable model, left out where nothing is, so that such steps stay what they were. */
export function askedEbm({ pairs = 0, ebm }: Asked): Asked {
  return {
    ...(pairs === 0 ? {} : { pairs }),
    ...(ebm === undefined ? {} : { ebm }),
  };
}
