import { defineTexts } from "@/lib/texts";

export const roles = defineTexts({
  viewer: ["viewer", "người xem"],
  analyst: ["analyst", "người phân tích"],
  admin: ["admin", "quản trị"],
  owner: ["owner", "chủ sở hữu"],
});
