import type { components } from "./contract";

export type Schemas = components["schemas"];
export type Role = Schemas["RoleName"];
export type Scope = Schemas["ScopeName"];
