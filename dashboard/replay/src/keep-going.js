/**
 * Keeps what one event does wrong from ending the replay: the public key lets anyone send a recording, and an error
 * in the replayer's timer would leave it standing still. `broken` is told the event's time.
 */
export function keepGoing(replayer, broken) {
  for (const name of ["applyIncremental", "rebuildFullSnapshot"]) {
    const apply = replayer[name];
    replayer[name] = function (event, isSync) {
      try {
        apply.call(this, event, isSync);
      } catch {
        broken(event.timestamp);
      }
    };
  }
}
