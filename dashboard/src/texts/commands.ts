import { defineTexts } from "@/lib/texts";

export const commands = defineTexts({
  title: ["Search or jump to", "Tìm hoặc chuyển tới"],
  search: ["Search", "Tìm"],
  placeholder: ["A page, a period, a view, a project …", "Trang, khoảng thời gian, chế độ xem, dự án …"],
  page: ["Page", "Trang"],
  period: ["Period", "Khoảng"],
  project: ["Project", "Dự án"],
  view: ["Saved view", "Chế độ xem"],
  nothing: ["Nothing matches.", "Không có kết quả."],
  hint: ["↑ ↓ to choose, Enter to open, Esc to close", "↑ ↓ để chọn, Enter để mở, Esc để đóng"],
  saveView: ["Save this page as a view", "Lưu trang này thành chế độ xem"],
  viewName: ["Name of the view", "Tên chế độ xem"],
});
