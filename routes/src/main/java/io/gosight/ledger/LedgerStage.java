package io.gosight.ledger;

import io.gosight.stage.Role;
import io.gosight.stage.Stage;
import io.gosight.stage.StageContext;
import io.gosight.storage.ClickHouse;
import java.util.Set;
import java.util.UUID;

/** Counts what this node accepted and rejected, writes it to the ledger, and checks the ledger. */
public final class LedgerStage implements Stage {
  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public Set<Role> roles() {
    return Set.of(Role.INGEST, Role.EVENT);
  }

  @Override
  public void bind(StageContext context) {
    Outcomes outcomes = new Outcomes(context.clock());
    ClickHouse tables = new ClickHouse(context.clickHouseWriter(), context.meters());
    OutcomeRows rows = new OutcomeRows(tables);
    context.meters().gauge("ledger_outcomes_waiting", outcomes, all -> all.changed().size());
    context.bind("outcomes", outcomes);
    context.bind("outcomeWriter", new OutcomeWriter(outcomes, UUID.randomUUID().toString(), rows));
    LedgerCheck check =
        new LedgerCheck(context.clickHouseWriter(), context.clock(), context.meters());
    context.bind("ledgerCheck", check);
    context.health().add("ledger", check::health);
    context.health().add("ledger_inserts", tables::health);
  }
}
