package io.gosight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gosight.api.auth.Grant;
import io.gosight.api.auth.Role;
import io.gosight.api.auth.Subject;
import io.gosight.api.project.Projects;
import io.gosight.api.request.AuthorizedRequest;
import io.gosight.api.sql.HubDatabase;
import io.gosight.api.sql.ProjectDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second line: what a statement without its predicate can reach. */
@ExtendWith(Stores.Lent.class)
class RowSecurityIT {
  private static final List<String> TABLES =
      List.of(
          "api_keys",
          "project_members",
          "invitations",
          "project_settings",
          "erasures",
          "alert_rules",
          "alert_history",
          "alert_deliveries",
          "ignore_rules",
          "project_channels",
          "imports",
          "imported_days",
          "realtime_tickets",
          "source_maps",
          "audit_log");

  private static AuthorizedRequest request(String granted, String project) {
    Subject subject = new Subject("key:1", List.of(Grant.ofMember(granted, Role.OWNER, true)));
    return new AuthorizedRequest(subject, Optional.of(project), Map.of(), Map.of(), "");
  }

  @Test
  void aStatementSeesAndChangesTheRequestsProjectAlone(Stores stores) throws Exception {
    new Projects(stores.postgres()).create("row-mine", "Mine");
    new Projects(stores.postgres()).create("row-theirs", "Theirs");
    stores.postgres(
        "INSERT INTO ignore_rules (project_id, detector, scope, value, insight_id)"
            + " VALUES ('row-mine', 'd', 'page', 'x', 'i'), ('row-theirs', 'd', 'page', 'x', 'i')");
    ProjectDatabase postgres = new ProjectDatabase(new HubDatabase(stores.postgres()));
    AuthorizedRequest mine = request("row-mine", "row-mine");

    List<String> seen =
        postgres.execute(
            mine, client -> client.sql("SELECT id FROM projects").query(String.class).list());
    assertThat(seen).containsExactly("row-mine");
    int renamed =
        postgres.execute(mine, client -> client.sql("UPDATE projects SET name = 'Taken'").update());
    assertThat(renamed).isEqualTo(1);
    int deleted = postgres.execute(mine, client -> client.sql("DELETE FROM ignore_rules").update());
    assertThat(deleted).isEqualTo(1);
    for (String table : TABLES) {
      String others = "SELECT count(*) FROM " + table + " WHERE project_id <> 'row-mine'";
      long rows = postgres.execute(mine, client -> client.sql(others).query(Long.class).single());
      assertThat(rows).as(table).isZero();
    }
    assertThatThrownBy(
            () ->
                postgres.execute(
                    mine,
                    client ->
                        client
                            .sql(
                                "INSERT INTO ignore_rules (project_id, detector, scope, value,"
                                    + " insight_id) VALUES ('row-theirs', 'd', 'page', 'y', 'i')")
                            .update()))
        .hasStackTraceContaining("row-level security");
    assertThat(new Projects(stores.postgres()).find("row-theirs").orElseThrow().name())
        .isEqualTo("Theirs");
  }

  @Test
  void noRequestIsMadeWithoutAGrant() {
    assertThatThrownBy(() -> request("row-mine", "row-theirs"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
