import { api } from "@/api/client";
import { useApi, useChange } from "@/api/query";
import type { Schemas } from "@/api/types";
import { useProject } from "@/lib/project";

export function useMembers() {
  const { id } = useProject();
  return useApi([id, "members"], (signal) =>
    api.GET("/api/v1/projects/{id}/members", { params: { path: { id } }, signal }),
  );
}

export function useChangeMember(user: string) {
  const { id } = useProject();
  return useChange(
    (body: Schemas["MemberChange"]) =>
      api.PATCH("/api/v1/projects/{id}/members/{user}", { params: { path: { id, user } }, body }),
    { outdates: [[id, "members"]] },
  );
}

export function useRemoveMember(user: string) {
  const { id } = useProject();
  return useChange(
    () => api.DELETE("/api/v1/projects/{id}/members/{user}", { params: { path: { id, user } } }),
    { outdates: [[id, "members"]] },
  );
}

export function useInvitations() {
  const { id } = useProject();
  return useApi([id, "invitations"], (signal) =>
    api.GET("/api/v1/projects/{id}/invitations", { params: { path: { id } }, signal }),
  );
}

export function useInvite() {
  const { id } = useProject();
  return useChange(
    (body: Schemas["NewInvitation"]) =>
      api.POST("/api/v1/projects/{id}/invitations", { params: { path: { id } }, body }),
    { outdates: [[id, "invitations"]] },
  );
}

export function useRevokeInvitation() {
  const { id } = useProject();
  return useChange(
    (invitation: string) =>
      api.DELETE("/api/v1/projects/{id}/invitations/{invitation}", { params: { path: { id, invitation } } }),
    { outdates: [[id, "invitations"]] },
  );
}
