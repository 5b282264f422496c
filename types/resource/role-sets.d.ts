// Generated from api/definition/ by `npm run generate`. Do not edit.

/** A set of roles that are available in an organization. Times are Unix timestamps in milliseconds. */
export interface RoleSet {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly description: string | null;
  readonly roles: RoleSetItem[];
  /** Role of new members. */
  readonly defaultRole: RoleSetItem | null;
  /** Role of users who create an organization. */
  readonly creatorRole: RoleSetItem | null;
  /** `initial` for the role set of new organizations. */
  readonly type: 'initial' | 'custom';
  /** Replacement in progress. */
  readonly roleSetMigration: RoleSetMigration | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link RoleSet}. */
export interface RoleSetJSON {
  object: 'role_set';
  id: string;
  name: string;
  key: string;
  description: string | null;
  roles: RoleSetItemJSON[];
  default_role: RoleSetItemJSON | null;
  creator_role: RoleSetItemJSON | null;
  type: 'initial' | 'custom';
  role_set_migration: RoleSetMigrationJSON | null;
  created_at: number;
  updated_at: number;
}

/** A role in a role set. Times are Unix timestamps in milliseconds. */
export interface RoleSetItem {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly description: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly membersCount?: number | null | undefined;
  /** Whether any member has the role. */
  readonly hasMembers?: boolean | null | undefined;
}

/** JSON representation of {@link RoleSetItem}. */
export interface RoleSetItemJSON {
  object: 'role_set_item';
  id: string;
  name: string;
  key: string;
  description: string | null;
  created_at: number;
  updated_at: number;
  members_count?: number | null;
  has_members?: boolean | null;
}

/** Migration of members to the roles of another role set. Times are Unix timestamps in milliseconds. */
export interface RoleSetMigration {
  readonly id: string;
  readonly organizationId: string | null;
  readonly instanceId: string;
  readonly sourceRoleSetId: string;
  readonly destRoleSetId: string | null;
  readonly triggerType: string;
  readonly status: string;
  readonly migratedMembers: number;
  /** Keys of new roles by keys of current roles. */
  readonly mappings: Record<string, string> | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt?: number | undefined;
  readonly completedAt?: number | undefined;
}

/** JSON representation of {@link RoleSetMigration}. */
export interface RoleSetMigrationJSON {
  object: 'role_set_migration';
  id: string;
  organization_id: string | null;
  instance_id: string;
  source_role_set_id: string;
  dest_role_set_id: string | null;
  trigger_type: string;
  status: string;
  migrated_members: number;
  mappings: Record<string, string> | null;
  created_at: number;
  updated_at: number;
  started_at?: number;
  completed_at?: number;
}
