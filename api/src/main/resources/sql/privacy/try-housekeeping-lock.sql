-- Held until the transaction ends. The number has no meaning; no other lock has it.
SELECT pg_try_advisory_xact_lock(5063457)
