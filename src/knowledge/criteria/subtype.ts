import { givenClass } from "./givenClass.js";

/** Is anything left of the association among patients of one subtype? */
export const subtype = givenClass({
  name: "subtype",
  reads: "givenSubtype",
  absent: "Too few patients have a known subtype; subtype is not ruled out.",
  explains: "subtype",
});
