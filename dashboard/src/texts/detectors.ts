import { defineTexts } from "@/lib/texts";

/** The shipped detectors by name; another one is shown by its name. */
export const detectors = defineTexts({
  "rage-click": ["Rage clicks", "Nhấp dồn dập"],
  "dead-click": ["Dead click", "Nhấp không phản hồi"],
  "error-click": ["Click with an error", "Nhấp gây lỗi"],
  "thrashed-cursor": ["Thrashed cursor", "Rê chuột loạn"],
  "excessive-scroll": ["Excessive scrolling", "Cuộn quá nhiều"],
  "quick-back": ["Quick back", "Quay lại ngay"],
  "form-abandonment": ["Abandoned form", "Bỏ dở biểu mẫu"],
  "slow-page": ["Slow page", "Trang chậm"],
  "error-burst": ["Burst of errors", "Lỗi dồn dập"],
});

export const severities = defineTexts({
  low: ["low", "thấp"],
  medium: ["medium", "vừa"],
  high: ["high", "cao"],
  unspecified: ["unspecified", "không rõ"],
});
