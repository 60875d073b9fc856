-- AlterTable
ALTER TABLE "OneTimeToken" ADD COLUMN     "data" JSONB;
