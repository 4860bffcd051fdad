/** What the hub says about recording, as `GET /v1/config` gives it. */
export interface ReplayConfig {
  enabled: boolean;
  /** Why it is not, where there could be recordings: `disabled` or `disk-full`. */
  reason?: string;
  /** What a page may override by its own options. */
  require_consent?: boolean;
  respect_gpc?: boolean;
  /** In percent of sessions. */
  sampling_rate?: number;
  record?: "always" | "trigger";
  triggers?: string[];
  buffer_seconds?: number;
  minimum_duration_seconds?: number;
  maximum_duration_seconds?: number;
  record_mouse_move?: boolean;
  record_canvas?: boolean;
  record_console?: boolean;
  record_network?: boolean;
  mask_selectors?: string[];
  unmask_selectors?: string[];
  block_selectors?: string[];
  /** `HOST/PATH`, with `*` for anything. */
  excluded_pages?: string[];
}
