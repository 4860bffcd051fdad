import { Backtest } from "@/features/backtest/backtest";

export default Backtest;
