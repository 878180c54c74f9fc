import { isObjectType, type GraphQLSchema } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { ACCESS } from "../../../src/api/access/table.js";
import { createSchema } from "../../../src/api/schema.js";
import { TOKEN_ROLES } from "../../../src/knowledge/role.js";

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

function fieldsOf(name: string): string[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
}

describe("the table of access", () => {
  it("names every operation there is", () => {
    const roots = [
      schema.getQueryType(),
      schema.getMutationType(),
      schema.getSubscriptionType(),
    ].flatMap((type) => (type == null ? [] : [type.name]));
    expect(Object.keys(ACCESS)).toEqual(expect.arrayContaining(roots));
  });

  it.each(Object.entries(ACCESS))(
    "names every field of %s, and no other",
    (name, rights) => {
      expect(Object.keys(rights).sort()).toEqual(fieldsOf(name));
    },
  );

  it("lets nobody write without a token, and no reader ever", () => {
    for (const [name, askers] of Object.entries<readonly string[]>(
      ACCESS.Mutation,
    )) {
      expect(askers, name).not.toContain("nobody");
      expect(askers, name).not.toContain("reader");
    }
  });

  it("names roles that there are", () => {
    const known = ["nobody", ...TOKEN_ROLES];
    for (const rights of Object.values(ACCESS))
      for (const askers of Object.values<readonly string[]>(rights))
        expect(known).toEqual(expect.arrayContaining([...askers]));
  });
});
