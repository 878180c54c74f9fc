/** What the command line does with a bundle, without any server. */
export { verifyBundle } from "../io/exchange/bundle/verifyBundle.js";
export { BundleFault } from "../io/exchange/bundle/bundleFault.js";
