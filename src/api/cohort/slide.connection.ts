import { connectionOf } from "../paging/connectionOf.js";
import { Slide } from "./slide.type.js";

/** Pages of slides. */
export const SlideConnection = connectionOf(Slide, "Slide");
