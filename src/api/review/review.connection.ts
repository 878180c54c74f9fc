import { connectionOf } from "../paging/connectionOf.js";
import { Review } from "./review.type.js";

/** Pages of reviews. */
export const ReviewConnection = connectionOf(Review, "Review");
