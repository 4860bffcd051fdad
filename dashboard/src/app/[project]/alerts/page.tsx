import { Alerts } from "@/features/alerts/alerts";

export default Alerts;
