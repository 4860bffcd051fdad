import { defineTexts } from "@/lib/texts";

/** The properties that filters can name. */
export const properties = defineTexts({
  page: ["Page", "Trang"],
  visited_page: ["Visited page", "Đã xem trang"],
  entry_page: ["Entry page", "Trang vào"],
  exit_page: ["Exit page", "Trang ra"],
  host: ["Host", "Tên miền"],
  title: ["Page title", "Tiêu đề trang"],
  referrer: ["Referrer", "Trang giới thiệu"],
  source: ["Source", "Nguồn"],
  channel: ["Channel", "Kênh"],
  utm_source: ["UTM source", "UTM source"],
  utm_medium: ["UTM medium", "UTM medium"],
  utm_campaign: ["UTM campaign", "UTM campaign"],
  country: ["Country", "Quốc gia"],
  region: ["Region", "Vùng"],
  city: ["City", "Thành phố"],
  browser: ["Browser", "Trình duyệt"],
  browser_version: ["Browser version", "Phiên bản trình duyệt"],
  os: ["System", "Hệ điều hành"],
  os_version: ["System version", "Phiên bản hệ điều hành"],
  device: ["Device", "Thiết bị"],
  screen: ["Screen", "Màn hình"],
  language: ["Language", "Ngôn ngữ"],
  visitor: ["Visitor", "Khách"],
  user: ["User", "Người dùng"],
  session: ["Session", "Phiên"],
  event: ["Event", "Sự kiện"],
  has_insight: ["Insight", "Phát hiện"],
  error: ["Error", "Lỗi"],
  duration_s: ["Duration", "Thời lượng"],
  segment: ["Segment", "Phân khúc"],
});

export type Property = keyof typeof properties;

export const PROPERTIES = Object.keys(properties) as Property[];
