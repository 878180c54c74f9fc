/** Curvature below which a leaf is not trusted. */
export const LEAST_HESSIAN = 1e-4;

/** Newton's step of a leaf; none where the loss is flat. */
export function leafStep(gradient: number, hessian: number): number {
  return hessian < LEAST_HESSIAN ? 0 : -gradient / hessian;
}
