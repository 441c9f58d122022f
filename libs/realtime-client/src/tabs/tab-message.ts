/** A virtual socket among all tabs: the tab's id and a number. */
export type SocketId = string;

/** What a tab says to the one that leads. */
export type ToLeader =
  | {
      readonly kind: 'join';
      readonly from: SocketId;
      readonly tab: string;
      readonly protocols: readonly string[];
    }
  | { readonly kind: 'say'; readonly from: SocketId; readonly text: string }
  | { readonly kind: 'close'; readonly from: SocketId };

/** What the tab that leads says to the others. `leader` tells one from the next. */
export type ToTabs =
  | { readonly kind: 'lead'; readonly leader: string }
  | { readonly kind: 'welcome'; readonly leader: string; readonly to: readonly SocketId[] }
  | { readonly kind: 'opened'; readonly to: readonly SocketId[] }
  | { readonly kind: 'frame'; readonly to: readonly SocketId[]; readonly text: string }
  | { readonly kind: 'end'; readonly to: readonly SocketId[]; readonly code: number };

/** All that goes over the BroadcastChannel of one url and user. */
export type TabMessage = ToLeader | ToTabs;

/** Held by a tab as long as it takes part: who is granted it knows that the tab is gone. */
export const tabLock = (name: string, tab: string): string => `${name}/tab/${tab}`;
/** Held by the tab that has the only real socket. */
export const leaderLock = (name: string): string => `${name}/leader`;
