-- CreateTable
CREATE TABLE "PackedQuestion" (
    "userId" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "packedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PackedQuestion_pkey" PRIMARY KEY ("userId","question")
);

-- AddForeignKey
ALTER TABLE "PackedQuestion" ADD CONSTRAINT "PackedQuestion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
