package io.gosight.api.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.Scope;
import io.gosight.api.error.ApiErrorCode;
import io.gosight.api.error.ApiException;
import io.gosight.api.identity.Membership;
import io.gosight.api.identity.Memberships;
import io.gosight.api.keys.ApiKeys;
import io.gosight.api.keys.KeyKind;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.request.JsonBody;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.ProjectDatabase;
import io.gosight.api.sql.SqlFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Executes the operations on projects. Safe for use by many threads. */
public final class ProjectOperations {
  private static final String JOIN = SqlFile.read("members/join-project");
  private static final String RENAME = SqlFile.read("projects/rename-project");
  private static final String DELETE = SqlFile.read("projects/delete-project");
  private static final String FIRST_KEY = "site";

  private final HubDatabase hub;
  private final ProjectDatabase postgres;
  private final Projects projects;
  private final ApiKeys keys;
  private final Memberships memberships;
  private final ProjectEraser eraser;
  private final ObjectMapper json;

  /**
   * Operations on this database.
   *
   * @param eraser deletes what other stores have of a project
   */
  public ProjectOperations(
      HubDatabase hub,
      Projects projects,
      ApiKeys keys,
      Memberships memberships,
      ProjectEraser eraser,
      ObjectMapper json) {
    this.hub = hub;
    this.postgres = new ProjectDatabase(hub);
    this.projects = projects;
    this.keys = keys;
    this.memberships = memberships;
    this.eraser = eraser;
    this.json = json;
  }

  /** The projects that a caller may read. */
  record ProjectList(List<Membership> projects) {}

  /** A deleted project. */
  record Deletion(String id, String name, Map<String, Long> erased) {}

  /** The projects that the caller may read, by name. */
  public ProjectList list(AuthorizedRequest request) {
    if (request.subject().user().isPresent()) {
      return new ProjectList(memberships.of(request.subject().requireUser().id()));
    }
    return new ProjectList(
        request.subject().grants().stream()
            .filter(grant -> grant.scopes().contains(Scope.READ))
            .flatMap(grant -> membership(grant).stream())
            .toList());
  }

  /** Creates a project with a write key; the caller becomes its owner. */
  public ProjectResult create(AuthorizedRequest request) {
    JsonNode body = JsonBody.of(request, json);
    String id = body.get("id").textValue();
    Project project =
        hub.inTransaction(
            () -> {
              if (!projects.create(id, body.get("name").textValue())) {
                throw new ApiException(ApiErrorCode.CONFLICT, "There is a project of that id.")
                    .of("/id");
              }
              keys.create(KeyKind.WRITE, id, FIRST_KEY);
              hub.client()
                  .sql(JOIN)
                  .param("project", id)
                  .param("user", request.subject().requireUser().id())
                  .param("role", Role.OWNER.text())
                  .param("replay", true)
                  .update();
              return projects.find(id).orElseThrow();
            });
    return ProjectResult.of(project, Grant.ofMember(id, Role.OWNER, true));
  }

  /** The project, and what the caller may do in it. */
  public ProjectResult get(AuthorizedRequest request) {
    return postgres.execute(request, client -> result(client, request));
  }

  /** Renames the project. */
  public ProjectResult change(AuthorizedRequest request) {
    String name = JsonBody.of(request, json).get("name").textValue();
    return postgres.execute(
        request,
        client -> {
          client.sql(RENAME).param("id", request.projectId()).param("name", name).update();
          return result(client, request);
        });
  }

  /** Deletes the project with all of its data. */
  public Deletion delete(AuthorizedRequest request) {
    if (!request.projectId().equals(request.parameters().get("confirm"))) {
      throw new ApiException(
              ApiErrorCode.BAD_PARAMETER, "'confirm' must be the id of the project to delete.")
          .of("confirm");
    }
    ProjectResult last = get(request);
    // Keys go first, so that nothing new arrives; what fails can be repeated until the row is gone.
    Map<String, Long> erased = eraser.erase(request);
    postgres.execute(
        request, client -> client.sql(DELETE).param("id", request.projectId()).update());
    return new Deletion(last.id(), last.name(), erased);
  }

  private Optional<Membership> membership(Grant grant) {
    return projects
        .find(grant.projectId())
        .map(
            project ->
                new Membership(
                    project.id(),
                    project.name(),
                    grant.role().text(),
                    grant.scopes().contains(Scope.REPLAY)));
  }

  private static ProjectResult result(JdbcClient client, AuthorizedRequest request) {
    return Projects.find(client, request.projectId())
        .map(project -> ProjectResult.of(project, request.grant()))
        .orElseThrow(() -> new ApiException(ApiErrorCode.NOT_FOUND, "There is no such project."));
  }
}
