package io.gosight.api.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.Scope;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import io.gosight.api.sql.SqlValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Executes the operations on members. Safe for use by many threads. */
public final class MemberOperations {
  private static final String LIST = SqlFile.read("members/list-members");
  private static final String LOCK = SqlFile.read("members/lock-members");
  private static final String CHANGE = SqlFile.read("members/change-member");
  private static final String REMOVE = SqlFile.read("members/remove-member");

  private final ProjectDatabase postgres;
  private final ObjectMapper json;

  /** Operations on this database. */
  public MemberOperations(ProjectDatabase postgres, ObjectMapper json) {
    this.postgres = postgres;
    this.json = json;
  }

  /** A project's members. */
  record Members(List<Member> members) {}

  /** The members by name. */
  public Members list(AuthorizedRequest request) {
    return new Members(postgres.execute(request, client -> list(client, LIST, request)));
  }

  /** Changes a member's role or right to watch replays. */
  public Member change(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    return postgres.execute(
        request,
        client -> {
          Member before = locked(client, request);
          Role role = Role.of(body.path("role").asText(before.role())).orElseThrow();
          boolean replay = body.path("replay").asBoolean(before.replay());
          requireRank(request, role);
          if (replay && !before.replay()) {
            requireReplay(request);
          }
          return bound(client.sql(CHANGE), request)
              .param("role", role.text())
              .param("replay", replay)
              .query((row, number) -> read(row))
              .single();
        });
  }

  /** Removes a member. */
  public Member remove(AuthorizedRequest request) {
    return postgres.execute(
        request,
        client -> {
          locked(client, request);
          return bound(client.sql(REMOVE), request).query((row, number) -> read(row)).single();
        });
  }

  /** The member of the path, locked against concurrent changes. */
  private static Member locked(JdbcClient client, AuthorizedRequest request) {
    List<Member> members = list(client, LOCK, request);
    Member member =
        members.stream()
            .filter(candidate -> candidate.userId().equals(request.uuid("user")))
            .findFirst()
            .orElseThrow(AuthorizedRequest::notFound);
    if (member.role().equals(Role.OWNER.text())) {
      requireRank(request, Role.OWNER);
      if (members.stream().filter(one -> one.role().equals(Role.OWNER.text())).count() == 1) {
        throw new ApiException(ApiErrorCode.CONFLICT, "This is the project's last owner.")
            .remedy("Make another member an owner first.");
      }
    }
    return member;
  }

  /** A member can only create, change or remove members up to their own role. */
  static void requireRank(AuthorizedRequest request, Role role) {
    if (!request.grant().role().includes(role)) {
      throw new ApiException(
          ApiErrorCode.INSUFFICIENT_SCOPE, "Only an owner can make, change or remove owners.");
    }
  }

  /** Refuses to grant the scope to watch replays unless the caller has it or is an owner. */
  static void requireReplay(AuthorizedRequest request) {
    if (!request.grant().role().includes(Role.OWNER)
        && !request.grant().scopes().contains(Scope.REPLAY)) {
      throw new ApiException(
          ApiErrorCode.INSUFFICIENT_SCOPE,
          "Only an owner, or who may watch replays, can let others watch them.");
    }
  }

  private static List<Member> list(JdbcClient client, String sql, AuthorizedRequest request) {
    return client
        .sql(sql)
        .param("project", request.projectId())
        .query((row, number) -> read(row))
        .list();
  }

  private static StatementSpec bound(StatementSpec statement, AuthorizedRequest request) {
    return statement.param("project", request.projectId()).param("user", request.uuid("user"));
  }

  private static Member read(ResultSet row) throws SQLException {
    return new Member(
        row.getObject("user_id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        row.getString("role"),
        row.getBoolean("replay"),
        SqlValues.instant(row, "joined_at"),
        SqlValues.instant(row, "last_seen_at"));
  }
}
