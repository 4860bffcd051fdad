import { Journeys } from "@/features/journeys/journeys";

export default Journeys;
