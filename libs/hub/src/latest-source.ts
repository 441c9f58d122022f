/** Makes the first value of a latest-value channel. */
export interface LatestSource {
  /** Resolves once the channel's newest messages were broadcast; false when there is no such channel. */
  refresh(channel: string): Promise<boolean>;
}
