import { Account } from "@/features/account/account";

export default Account;
