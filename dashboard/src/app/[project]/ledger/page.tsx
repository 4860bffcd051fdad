import { Ledger } from "@/features/ledger/ledger";

export default Ledger;
