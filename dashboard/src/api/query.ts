import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { unwrap } from "./client";
import type { ApiError } from "./error";

type Send<T> = () => Promise<{ data?: T; error?: unknown; response: Response }>;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 120_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < triesAgain(error as unknown as ApiError),
        retryDelay: (failures, error) => (error as unknown as ApiError).retryAfterMs ?? 1000 * (failures + 1),
      },
    },
  });
}

/** A busy hub answers soon; one that can't be reached may be gone. */
function triesAgain({ isTemporary, code }: ApiError): number {
  if (!isTemporary) return 0;
  return code === "unreachable" ? 2 : 5;
}

export interface ApiQueryOptions {
  enabled?: boolean;
  /** Asks again after so many milliseconds. */
  every?: number;
  /** Shows nothing rather than the figures of another question meanwhile. */
  fresh?: boolean;
  /** Keeps the first answer: asking again would disturb what is shown. */
  steady?: boolean;
}

/** A question to the API; the figures of the question before stay until the new ones are there. */
export function useApi<T>(
  key: readonly unknown[],
  send: (signal: AbortSignal) => ReturnType<Send<T>>,
  { enabled = true, every, fresh = false, steady = false }: ApiQueryOptions = {},
): UseQueryResult<T, ApiError> {
  return useQuery<T, ApiError>({
    queryKey: key,
    queryFn: ({ signal }) => unwrap(() => send(signal)),
    enabled,
    refetchInterval: every,
    ...(steady ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    placeholderData: fresh ? undefined : keepPreviousData,
  }) as UseQueryResult<T, ApiError>;
}

/** A change by the API, after which the questions whose keys begin with one of `outdates` are asked again. */
export function useChange<Input, T>(
  send: (input: Input) => ReturnType<Send<T>>,
  {
    outdates = [],
    onDone,
  }: { outdates?: readonly unknown[][]; onDone?: (result: T, input: Input) => void } = {},
) {
  const client = useQueryClient();
  return useMutation<T, ApiError, Input>({
    mutationFn: (input) => unwrap(() => send(input)),
    onSuccess: async (result, input) => {
      onDone?.(result, input);
      await Promise.all(outdates.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
