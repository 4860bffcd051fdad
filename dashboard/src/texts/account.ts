import { defineTexts } from "@/lib/texts";

export const account = defineTexts({
  title: ["Account", "Tài khoản"],
  back: ["All projects", "Tất cả dự án"],
  profile: ["Profile", "Hồ sơ"],
  email: ["E-mail", "Email"],
  name: ["Name", "Tên"],
  password: ["Password", "Mật khẩu"],
  passwordHint: ["Changing it ends your other sessions.", "Đổi mật khẩu sẽ kết thúc các phiên khác."],
  totp: ["Two-factor authentication", "Xác thực hai lớp"],
  on: ["On", "Đang bật"],
  off: ["Off", "Đang tắt"],
  totpWhy: [
    "With it, a stolen password alone does not open your account.",
    "Khi bật, chỉ mật khẩu bị lộ thì chưa mở được tài khoản.",
  ],
  start: ["Set it up", "Thiết lập"],
  secret: [
    "Add this secret to your authenticator app, then enter the code that it shows.",
    "Thêm mã bí mật này vào ứng dụng xác thực rồi nhập mã hiển thị.",
  ],
  code: ["Code", "Mã"],
  confirm: ["Turn it on", "Bật"],
  recovery: [
    "Keep these recovery codes. Each one works once if you lose the app; they are not shown again.",
    "Hãy giữ các mã khôi phục này. Mỗi mã dùng một lần khi mất ứng dụng; sẽ không hiện lại.",
  ],
  disable: ["Turn it off", "Tắt"],
  yourPassword: ["Your password", "Mật khẩu của bạn"],
  sessions: ["Sessions", "Phiên đăng nhập"],
  here: ["This one", "Phiên này"],
  lastUsed: ["last used {time}", "dùng lần cuối {time}"],
  end: ["End", "Kết thúc"],
  notForKeys: ["A key has no account", "Khoá không có tài khoản"],
  notForKeysNext: ["Sign in to see yours.", "Hãy đăng nhập để xem tài khoản."],
});
