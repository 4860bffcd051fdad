import { defineTexts } from "@/lib/texts";

export const projects = defineTexts({
  title: ["Projects", "Dự án"],
  add: ["Add a project", "Thêm dự án"],
  addHint: [
    "A website, or several that are analysed together.",
    "Một trang web, hoặc vài trang được phân tích chung.",
  ],
  id: ["Id", "Mã"],
  idHint: [
    "Letters, digits, - and _. It appears in addresses and can't be changed.",
    "Chữ, số, - và _. Có trong địa chỉ và không đổi được.",
  ],
  name: ["Name", "Tên"],
  live: ["{n} live now", "{n} đang truy cập"],
  visitorsToday: ["{count|visitor|visitors} in 24 hours", "khách trong 24 giờ"],
  quiet: ["No visitors in the last 24 hours", "Không có khách trong 24 giờ qua"],
  emptyTitle: ["No projects yet", "Chưa có dự án"],
  emptyAdmin: ["Add the first one to get its snippet.", "Hãy thêm dự án đầu tiên để lấy đoạn mã."],
  emptyUser: ["Ask an administrator to invite you to one.", "Hãy nhờ quản trị viên mời bạn vào một dự án."],
});
