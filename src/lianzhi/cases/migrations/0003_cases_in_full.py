import django.db.models.deletion
import lianzhi.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_initial"),
        ("documents", "0002_initial"),
        ("documents", "0003_papers_platform"),
        ("documents", "0004_handled_by"),
        ("enterprises", "0002_initial"),
        ("inspections", "0003_admonished"),
        ("organisation", "0001_initial"),
        ("organisation", "0002_recused_officer"),
    ]

    operations = [
        migrations.CreateModel(
            name="EvidenceRegistration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("requested_by", models.CharField(blank=True, max_length=80, verbose_name="报请人")),
                ("requested_on", models.DateField(null=True, verbose_name="报请日期")),
                ("opinion_of_handler", models.CharField(blank=True, max_length=500, verbose_name="承办意见")),
                ("approval_opinion", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                ("goods", models.JSONField(default=list, verbose_name="证据清单")),
                ("ground", models.CharField(max_length=20, verbose_name="登记保存的理由")),
                ("reason", models.TextField(verbose_name="具体情况")),
                ("keeping", models.CharField(max_length=200, verbose_name="保存地点、方式和保管人")),
                ("registered_on", models.DateField(null=True, verbose_name="登记保存日期")),
                ("due_on", models.DateField(null=True, verbose_name="应当处理日期")),
                ("outcome", models.CharField(blank=True, max_length=40, verbose_name="处理方式")),
                ("settled_on", models.DateField(null=True, verbose_name="处理（退还）日期")),
                ("settled_how", models.CharField(blank=True, max_length=500, verbose_name="处理说明")),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="审批人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="登记保存通知书",
                    ),
                ),
            ],
            options={
                "verbose_name": "先行登记保存",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "起草"),
                            ("raised", "已提出"),
                            ("returned", "退回补充"),
                            ("assigned", "已交办"),
                            ("answered", "已解答"),
                            ("settled", "已办结"),
                            ("withdrawn", "已撤回"),
                        ],
                        db_index=True,
                        default="drafted",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("place_code", models.CharField(max_length=12, verbose_name="所在区划")),
                ("title", models.CharField(max_length=120, verbose_name="问题名称")),
                ("facts", models.TextField(verbose_name="案件事实")),
                ("question", models.TextField(verbose_name="需要解答的问题")),
                ("own_view", models.TextField(blank=True, verbose_name="倾向性意见")),
                ("answer", models.TextField(blank=True, verbose_name="解答意见")),
                ("caution", models.TextField(blank=True, verbose_name="适用的条件和注意事项")),
                ("articles", models.CharField(blank=True, max_length=400, verbose_name="依据的条文")),
                ("answered_on", models.DateField(db_index=True, null=True, verbose_name="解答日期")),
                ("adopted", models.BooleanField(null=True, verbose_name="是否采纳")),
                (
                    "answerer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="解答人",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.authority",
                        verbose_name="提出机关",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="cases.casefile",
                        verbose_name="所涉案件",
                    ),
                ),
            ],
            options={
                "verbose_name": "疑难问题",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="QuestionTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "提出问题"),
                            ("returned", "退回补充"),
                            ("assigned", "交办"),
                            ("answered", "解答"),
                            ("asked_again", "追问"),
                            ("settled", "登记办理结果"),
                            ("withdrawn", "撤回"),
                        ],
                        max_length=12,
                        verbose_name="事项",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("articles", models.CharField(blank=True, max_length=400, verbose_name="依据的条文")),
                ("by", models.CharField(max_length=80, verbose_name="办理人")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="文书",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="cases.question",
                        verbose_name="疑难问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "疑难问题办理记录",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("requested_by", models.CharField(blank=True, max_length=80, verbose_name="报请人")),
                ("requested_on", models.DateField(null=True, verbose_name="报请日期")),
                ("opinion_of_handler", models.CharField(blank=True, max_length=500, verbose_name="承办意见")),
                ("approval_opinion", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                ("kinds", models.JSONField(default=list, verbose_name="措施种类")),
                ("goods", models.JSONField(default=list, verbose_name="清单")),
                ("excluded", models.JSONField(default=dict, verbose_name="不得查封、扣押的物品")),
                ("reason", models.TextField(verbose_name="理由")),
                ("basis", models.CharField(max_length=120, verbose_name="依据条款")),
                ("storage", models.CharField(max_length=200, verbose_name="存放地点和保管人")),
                ("hazardous", models.BooleanField(default=False, verbose_name="涉及危险化学品")),
                ("urgency", models.CharField(blank=True, max_length=500, verbose_name="紧急情况")),
                ("imposed_at", models.DateTimeField(null=True, verbose_name="实施时间")),
                ("approve_until", models.DateTimeField(null=True, verbose_name="补办批准的最迟时间")),
                ("is_extended", models.BooleanField(default=False, verbose_name="已延长")),
                ("settled_on", models.DateField(null=True, verbose_name="处理（解除、移送）日期")),
                ("settled_how", models.CharField(blank=True, max_length=500, verbose_name="处理结果")),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="审批人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="查封扣押决定书",
                    ),
                ),
            ],
            options={
                "verbose_name": "查封扣押",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AddressConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("address", models.CharField(max_length=160, verbose_name="送达地址")),
                ("receiver", models.CharField(max_length=40, verbose_name="收件人")),
                ("phone", models.CharField(max_length=30, verbose_name="联系电话")),
                ("electronic", models.CharField(blank=True, max_length=120, verbose_name="电子送达地址")),
                ("signed_by", models.CharField(max_length=40, verbose_name="签署人")),
                ("signed_on", models.DateField(verbose_name="签署日期")),
            ],
            options={
                "verbose_name": "送达地址确认",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="公告原因")),
                ("course", models.TextField(verbose_name="其他方式送达的经过")),
                ("medium", models.CharField(max_length=120, verbose_name="公告载体")),
                ("published_on", models.DateField(verbose_name="发出公告日期")),
                ("text", models.TextField(verbose_name="公告内容")),
                ("ends_on", models.DateField(verbose_name="公告期满日期")),
            ],
            options={
                "verbose_name": "送达公告",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CourtApplication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("court", models.CharField(max_length=80, verbose_name="人民法院")),
                ("subject", models.CharField(max_length=500, verbose_name="执行标的情况")),
                ("amount_fen", models.BigIntegerField(verbose_name="申请执行金额（分）")),
                ("materials", models.JSONField(default=list, verbose_name="材料")),
                ("applied_on", models.DateField(verbose_name="申请日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "已申请"),
                            ("accepted", "法院已受理"),
                            ("not_accepted", "法院不予受理"),
                            ("ordered", "裁定准予执行"),
                            ("not_ordered", "裁定不予执行"),
                            ("enforced", "执行完毕"),
                            ("ended", "法院终结执行"),
                        ],
                        default="applied",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="最近答复日期")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="法院文书和结果")),
            ],
            options={
                "verbose_name": "强制执行申请",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Deferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("later", "暂缓缴纳"), ("instalments", "分期缴纳")],
                        max_length=12,
                        verbose_name="方式",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="申请日期")),
                ("reason", models.CharField(max_length=500, verbose_name="经济困难情况")),
                ("granted_on", models.DateField(null=True, verbose_name="批准日期")),
                ("refused", models.BooleanField(default=False, verbose_name="未予批准")),
            ],
            options={
                "verbose_name": "暂缓、分期缴纳",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("fine_fen", models.BigIntegerField(verbose_name="罚款（分）")),
                ("late_fine_fen", models.BigIntegerField(verbose_name="加处罚款（分）")),
                ("issued_on", models.DateField(verbose_name="制作日期")),
                ("served_on", models.DateField(null=True, verbose_name="送达日期")),
                ("until", models.DateField(null=True, verbose_name="履行期限")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statement", "提出陈述申辩"),
                            ("waived", "书面放弃陈述申辩"),
                            ("silent", "期满未陈述申辩"),
                        ],
                        max_length=10,
                        verbose_name="陈述申辩情形",
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="陈述申辩日期")),
                ("statement", models.TextField(blank=True, verbose_name="陈述申辩内容")),
                ("adopted", models.BooleanField(null=True, verbose_name="是否采纳")),
                ("opinion", models.TextField(blank=True, verbose_name="复核意见")),
            ],
            options={
                "verbose_name": "催告",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("ground", models.CharField(max_length=20, verbose_name="事由")),
                ("reference", models.CharField(max_length=120, verbose_name="凭据")),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("started_by", models.CharField(max_length=80, verbose_name="登记人")),
                ("ended_on", models.DateField(null=True, verbose_name="结束日期")),
                ("ended_by", models.CharField(blank=True, max_length=80, verbose_name="结束登记人")),
            ],
            options={
                "verbose_name": "期限扣除",
                "ordering": ["started_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("basis", models.CharField(max_length=80, verbose_name="依据条款")),
                ("reason", models.CharField(max_length=500, verbose_name="延长理由")),
                ("from_day", models.DateField(verbose_name="原期限")),
                ("until", models.DateField(verbose_name="延长至")),
                ("granted", models.BooleanField(null=True, verbose_name="是否批准")),
            ],
            options={
                "verbose_name": "办案期限延长",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="期次")),
                ("due_on", models.DateField(verbose_name="缴款期限")),
                ("amount_fen", models.BigIntegerField(verbose_name="金额（分）")),
            ],
            options={
                "verbose_name": "分期",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("channel", models.CharField(max_length=120, verbose_name="公开渠道")),
                ("published_on", models.DateField(verbose_name="公开日期")),
                ("withdrawn_on", models.DateField(null=True, verbose_name="撤回日期")),
                ("withdrawal_note", models.CharField(blank=True, max_length=500, verbose_name="撤回说明")),
            ],
            options={
                "verbose_name": "决定公开",
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("amount_fen", models.BigIntegerField(verbose_name="退还金额（分）")),
                ("refunded_on", models.DateField(verbose_name="退还日期")),
                ("voucher", models.CharField(max_length=60, unique=True, verbose_name="退库凭证号")),
            ],
            options={
                "verbose_name": "罚款退还",
                "ordering": ["refunded_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Reinvestigation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lighter", "采纳意见，拟从轻"),
                            ("changed_facts", "违法事实有新的变化"),
                            ("after_revocation", "决定被撤销后重新处理"),
                        ],
                        max_length=16,
                        verbose_name="情形",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="理由")),
                ("changed_facts", models.TextField(blank=True, verbose_name="新的事实和证据")),
                ("returned_on", models.DateField(verbose_name="日期")),
            ],
            options={
                "verbose_name": "重新调查",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("reconsideration", "行政复议"), ("litigation", "行政诉讼")],
                        max_length=16,
                        verbose_name="途径",
                    ),
                ),
                ("body", models.CharField(max_length=80, verbose_name="复议机关、人民法院")),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="案号")),
                ("brought_on", models.DateField(verbose_name="申请、起诉日期")),
                ("received_on", models.DateField(verbose_name="收到通知日期")),
                ("stops_execution", models.BooleanField(default=False, verbose_name="停止执行")),
                ("stop_reason", models.CharField(blank=True, max_length=200, verbose_name="停止执行的依据")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "维持、驳回请求"),
                            ("revoked", "撤销"),
                            ("changed", "变更"),
                            ("unlawful", "确认违法"),
                            ("void", "确认无效"),
                            ("withdrawn", "撤回、准予撤诉"),
                            ("mediated", "调解结案"),
                        ],
                        max_length=12,
                        verbose_name="结果",
                    ),
                ),
                ("settled_on", models.DateField(null=True, verbose_name="结案文书送达日期")),
                ("paper", models.CharField(blank=True, max_length=120, verbose_name="结案文书名称和文号")),
                ("is_procedural", models.BooleanField(default=False, verbose_name="以违反法定程序为由")),
                ("changed_fen", models.BigIntegerField(null=True, verbose_name="变更后罚款（分）")),
            ],
            options={
                "verbose_name": "复议、诉讼",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("reminded_on", models.DateField(verbose_name="催缴日期")),
                ("amount_fen", models.BigIntegerField(verbose_name="应缴（分）")),
            ],
            options={
                "verbose_name": "罚款催缴",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Surcharge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("amount_fen", models.BigIntegerField(verbose_name="加处罚款（分）")),
                ("counted_until", models.DateField(verbose_name="计算至")),
            ],
            options={
                "verbose_name": "加处罚款决定",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Termination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("ground", models.CharField(max_length=20, verbose_name="终结事由")),
                ("proof", models.CharField(max_length=500, verbose_name="证明材料")),
                ("ended_on", models.DateField(verbose_name="终结日期")),
            ],
            options={
                "verbose_name": "终结执行",
            },
        ),
        migrations.AlterModelOptions(
            name="decision",
            options={"ordering": ["id"], "verbose_name": "处罚决定"},
        ),
        migrations.AlterModelOptions(
            name="hearing",
            options={"ordering": ["id"], "verbose_name": "听证"},
        ),
        migrations.AddField(
            model_name="decision",
            name="changed_fen",
            field=models.BigIntegerField(null=True, verbose_name="变更后罚款（分）"),
        ),
        migrations.AddField(
            model_name="decision",
            name="fell_on",
            field=models.DateField(null=True, verbose_name="撤销、变更、确认违法日期"),
        ),
        migrations.AddField(
            model_name="decision",
            name="revoked_by",
            field=models.CharField(blank=True, max_length=80, verbose_name="撤销机关"),
        ),
        migrations.AddField(
            model_name="decision",
            name="revoked_for_procedure",
            field=models.BooleanField(default=False, verbose_name="以违反法定程序为由撤销"),
        ),
        migrations.AddField(
            model_name="decision",
            name="revoked_on",
            field=models.DateField(null=True, verbose_name="撤销日期"),
        ),
        migrations.AddField(
            model_name="decision",
            name="revoked_why",
            field=models.CharField(blank=True, max_length=500, verbose_name="撤销理由"),
        ),
        migrations.AddField(
            model_name="proofofservice",
            name="details",
            field=models.JSONField(default=dict, verbose_name="送达要素"),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="state",
            field=models.CharField(
                choices=[
                    ("clue", "线索"),
                    ("filing_submitted", "立案待审批"),
                    ("not_filed", "不予立案"),
                    ("investigation", "调查取证"),
                    ("proposed", "调查终结"),
                    ("under_review", "法制审核中"),
                    ("returned", "审核退回"),
                    ("reviewed", "审核通过"),
                    ("notified", "已告知"),
                    ("heard", "陈述申辩完毕"),
                    ("decided", "已决定"),
                    ("served", "已送达"),
                    ("performed", "已履行"),
                    ("revoked", "决定已撤销"),
                    ("terminated", "已终结执行"),
                    ("closure_submitted", "结案待审批"),
                    ("closed", "已结案"),
                    ("archived", "已归档"),
                ],
                db_index=True,
                default="clue",
                max_length=20,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="decisions",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AlterField(
            model_name="hearing",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hearings_held",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AlterField(
            model_name="proofofservice",
            name="method",
            field=models.CharField(
                choices=[
                    ("direct", "直接送达"),
                    ("left", "留置送达"),
                    ("mail", "邮寄送达"),
                    ("electronic", "电子送达"),
                    ("entrusted", "委托送达"),
                    ("forwarded", "转交送达"),
                    ("announcement", "公告送达"),
                ],
                max_length=12,
                verbose_name="送达方式",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_on__isnull", True)),
                fields=("case",),
                name="one_standing_decision_a_case",
            ),
        ),
        migrations.AddField(
            model_name="addressconfirmation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="addresses",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="addressconfirmation",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="送达地址确认书",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="announced_document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="公告送达文书",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="announcements",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="公告",
            ),
        ),
        migrations.AddField(
            model_name="courtapplication",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="court_applications",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="courtapplication",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="强制执行申请书",
            ),
        ),
        migrations.AddField(
            model_name="courtapplication",
            name="signed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.officer",
                verbose_name="机关负责人",
            ),
        ),
        migrations.AddField(
            model_name="deferral",
            name="approval",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deferral",
                to="cases.approval",
                verbose_name="审批",
            ),
        ),
        migrations.AddField(
            model_name="deferral",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deferrals",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="deferral",
            name="document",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="批准书",
            ),
        ),
        migrations.AddField(
            model_name="demand",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="demands",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="demand",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="催告书",
            ),
        ),
        migrations.AddField(
            model_name="courtapplication",
            name="demand",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.demand",
                verbose_name="催告",
            ),
        ),
        migrations.AddField(
            model_name="exclusion",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="exclusions",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="approval",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="extension",
                to="cases.approval",
                verbose_name="审批",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="extensions",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="document",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="延期审批表",
            ),
        ),
        migrations.AddField(
            model_name="instalment",
            name="deferral",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="instalments",
                to="cases.deferral",
                verbose_name="批准",
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="decision",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="publication",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="refund",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="refunds",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="reinvestigation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reinvestigations",
                to="cases.casefile",
                verbose_name="案件",
            ),
        ),
        migrations.AddField(
            model_name="remedy",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="remedies",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="罚款催缴通知书",
            ),
        ),
        migrations.AddField(
            model_name="surcharge",
            name="approver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.officer",
                verbose_name="机关负责人",
            ),
        ),
        migrations.AddField(
            model_name="surcharge",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="surcharges",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddField(
            model_name="surcharge",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
                verbose_name="加处罚款决定书",
            ),
        ),
        migrations.AddField(
            model_name="termination",
            name="approver",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisation.officer",
                verbose_name="机关负责人",
            ),
        ),
        migrations.AddField(
            model_name="termination",
            name="decision",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="termination",
                to="cases.decision",
                verbose_name="处罚决定",
            ),
        ),
        migrations.AddConstraint(
            model_name="deferral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("refused", False)), fields=("decision",), name="one_deferral_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="exclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="exclusion_not_reversed",
            ),
        ),
        migrations.AddConstraint(
            model_name="exclusion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("case", "ground"),
                name="one_open_exclusion_a_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("from_day"))), name="extension_is_longer"
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(
                fields=("deferral", "number"), name="instalment_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_fen__gt", 0)), name="instalment_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="refund",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_fen__gt", 0)), name="refund_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="remedy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")),
                fields=("decision",),
                name="one_remedy_pending_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="surcharge",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_fen__gt", 0)), name="surcharge_positive"
            ),
        ),
        migrations.CreateModel(
            name="CrimeTransfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("signs", models.JSONField(default=list, verbose_name="勾选的情形")),
                ("suspicions", models.JSONField(default=list, verbose_name="涉嫌罪名和理由")),
                ("offence", models.CharField(max_length=120, verbose_name="涉嫌罪名")),
                ("receiver", models.CharField(blank=True, max_length=60, verbose_name="公安机关")),
                ("procuratorate", models.CharField(blank=True, max_length=60, verbose_name="人民检察院")),
                ("report", models.TextField(blank=True, verbose_name="书面报告")),
                ("reported_at", models.DateTimeField(null=True, verbose_name="报告时间")),
                ("decide_by", models.DateField(null=True, verbose_name="应当决定日期")),
                ("decision_opinion", models.CharField(blank=True, max_length=500, verbose_name="决定意见")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                ("hand_over_by", models.DateTimeField(null=True, verbose_name="应当移送时间")),
                ("handed_over_at", models.DateTimeField(null=True, verbose_name="移送时间")),
                ("receipt", models.CharField(blank=True, max_length=200, verbose_name="回执签收")),
                ("received_on", models.DateField(null=True, verbose_name="公安机关接受日期")),
                ("police_answer", models.CharField(blank=True, max_length=500, verbose_name="公安机关答复")),
                ("answered_on", models.DateField(null=True, verbose_name="收到答复日期")),
                ("outcome", models.CharField(blank=True, max_length=500, verbose_name="处理结果")),
                ("late_reason", models.CharField(blank=True, max_length=500, verbose_name="逾期原因")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="决定人",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="案件移送书",
                    ),
                ),
            ],
            options={
                "verbose_name": "涉嫌犯罪案件移送",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="casefile",
            name="module_choice",
            field=models.JSONField(default=dict, verbose_name="办案模块的选择"),
        ),
        migrations.AddField(
            model_name="casefile",
            name="referred_from",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referred_to",
                to="cases.casefile",
                verbose_name="转来的案件",
            ),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="state",
            field=models.CharField(
                choices=[
                    ("clue", "线索"),
                    ("filing_submitted", "立案待审批"),
                    ("not_filed", "不予立案"),
                    ("investigation", "调查取证"),
                    ("proposed", "调查终结"),
                    ("under_review", "法制审核中"),
                    ("returned", "审核退回"),
                    ("reviewed", "审核通过"),
                    ("notified", "已告知"),
                    ("heard", "陈述申辩完毕"),
                    ("decided", "已决定"),
                    ("served", "已送达"),
                    ("performed", "已履行"),
                    ("revoked", "决定已撤销"),
                    ("terminated", "已终结执行"),
                    ("closure_submitted", "结案待审批"),
                    ("closed", "已结案"),
                    ("archived", "已归档"),
                    ("not_punished", "已决定不予处罚"),
                    ("no_penalty_served", "不予处罚决定已送达"),
                    ("cancelled", "已撤销案件"),
                    ("found", "发现轻微违法"),
                    ("ordered", "已责令改正"),
                    ("corrected", "已改正"),
                    ("admonished", "已告诫教育"),
                    ("referred", "转普通程序"),
                ],
                db_index=True,
                default="clue",
                max_length=20,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="proofofservice",
            name="method",
            field=models.CharField(
                choices=[
                    ("direct", "直接送达"),
                    ("left", "留置送达"),
                    ("mail", "邮寄送达"),
                    ("electronic", "电子送达"),
                    ("entrusted", "委托送达"),
                    ("forwarded", "转交送达"),
                    ("announcement", "公告送达"),
                    ("spot", "当场交付"),
                ],
                max_length=12,
                verbose_name="送达方式",
            ),
        ),
        migrations.CreateModel(
            name="Admonition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("correct_by", models.DateField(null=True, verbose_name="改正期限")),
                ("corrected_on", models.DateField(null=True, verbose_name="改正日期")),
                ("proof", models.CharField(blank=True, max_length=300, verbose_name="改正的证明")),
                ("admonished_on", models.DateField(db_index=True, null=True, verbose_name="告诫日期")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="告诫地点")),
                ("education", models.TextField(blank=True, verbose_name="告诫、教育内容")),
                ("receiver", models.CharField(blank=True, max_length=40, verbose_name="签收人")),
                ("refusal_note", models.CharField(blank=True, max_length=200, verbose_name="拒绝签收的注明")),
                ("forgone_fen", models.BigIntegerField(default=0, verbose_name="免予的罚款下限（分）")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="admonition",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="告诫书",
                    ),
                ),
            ],
            options={
                "verbose_name": "轻微告诫",
            },
        ),
        migrations.CreateModel(
            name="Clue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("inspection", "监督检查"),
                            ("complaint", "投诉举报"),
                            ("transfer", "其他机关移送"),
                            ("superior", "上级交办"),
                            ("self_report", "当事人主动报告"),
                        ],
                        db_index=True,
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                ("received_on", models.DateField(db_index=True, verbose_name="收到日期")),
                ("title", models.CharField(max_length=120, verbose_name="线索")),
                ("content", models.TextField(verbose_name="线索内容")),
                ("subject_name", models.CharField(max_length=120, verbose_name="涉及单位")),
                ("place_code", models.CharField(db_index=True, max_length=12, verbose_name="所在区划")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "待交办"),
                            ("assigned", "核查中"),
                            ("to_reply", "待答复"),
                            ("settled", "已办结"),
                        ],
                        db_index=True,
                        default="received",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("assigned_on", models.DateField(null=True, verbose_name="交办日期")),
                ("verify_by", models.DateField(db_index=True, null=True, verbose_name="核查期限")),
                ("verified_on", models.DateField(null=True, verbose_name="核查日期")),
                ("found", models.TextField(blank=True, verbose_name="核查情况")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inspect", "开展监督检查"),
                            ("file", "立案查处"),
                            ("not_file", "不予立案"),
                            ("pass_on", "转交有权部门"),
                        ],
                        max_length=12,
                        verbose_name="处理",
                    ),
                ),
                ("wants_reply", models.BooleanField(default=False, verbose_name="应当答复")),
                ("replied_on", models.DateField(null=True, verbose_name="答复日期")),
                ("reply", models.CharField(blank=True, max_length=500, verbose_name="答复内容")),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="核查人",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.authority",
                        verbose_name="受理机关",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clues",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.enterprise",
                        verbose_name="企业",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="受理人",
                    ),
                ),
            ],
            options={
                "verbose_name": "线索",
                "ordering": ["-received_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ClueInformant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="举报人")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                ("address", models.CharField(blank=True, max_length=160, verbose_name="联系地址")),
                (
                    "clue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="informant",
                        to="cases.clue",
                        verbose_name="线索",
                    ),
                ),
            ],
            options={
                "verbose_name": "举报人信息",
            },
        ),
        migrations.CreateModel(
            name="NoPenalty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("ground", models.CharField(max_length=40, verbose_name="情形")),
                ("reason", models.TextField(verbose_name="认定的事实和理由")),
                ("education", models.TextField(blank=True, verbose_name="教育内容")),
                ("forgone_fen", models.BigIntegerField(default=0, verbose_name="免予的罚款下限（分）")),
                ("is_current", models.BooleanField(default=True, verbose_name="现行")),
                ("decided_on", models.DateField(db_index=True, null=True, verbose_name="决定日期")),
                ("opinion", models.CharField(blank=True, max_length=500, verbose_name="决定意见")),
                ("serve_by", models.DateField(null=True, verbose_name="应当送达日期")),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="机关负责人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="no_penalties",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="决定文书",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="调查报告",
                    ),
                ),
            ],
            options={
                "verbose_name": "不予处罚",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="SpotCollection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("ground", models.CharField(max_length=20, verbose_name="当场收缴情形")),
                ("collected_on", models.DateField(verbose_name="收缴日期")),
                ("hand_in_by", models.DateField(db_index=True, verbose_name="应当交至机关日期")),
                ("handed_in_on", models.DateField(null=True, verbose_name="交至机关日期")),
                ("deposit_by", models.DateField(db_index=True, null=True, verbose_name="应当缴付银行日期")),
                ("deposited_on", models.DateField(null=True, verbose_name="缴付银行日期")),
                ("bank", models.CharField(blank=True, max_length=60, verbose_name="指定的银行")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collection",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "payment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.payment",
                        verbose_name="缴款",
                    ),
                ),
            ],
            options={
                "verbose_name": "当场收缴",
            },
        ),
        migrations.CreateModel(
            name="SpotDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("decided_at", models.DateTimeField(verbose_name="当场处罚时间")),
                ("place", models.CharField(max_length=160, verbose_name="当场处罚地点")),
                ("stage", models.CharField(max_length=20, verbose_name="阶段")),
                ("factors", models.JSONField(default=list, verbose_name="裁量因素")),
                ("reason", models.TextField(verbose_name="裁量理由")),
                ("trace", models.JSONField(default=dict, verbose_name="裁量依据")),
                ("certificates_shown", models.BooleanField(verbose_name="已出示执法证件")),
                ("told", models.BooleanField(verbose_name="已告知事实、理由、依据和权利")),
                ("statement", models.TextField(verbose_name="当事人的陈述、申辩")),
                ("has_objection", models.BooleanField(verbose_name="有陈述、申辩意见")),
                ("answer", models.TextField(blank=True, verbose_name="复核意见")),
                ("signature_refused", models.BooleanField(default=False, verbose_name="拒绝签收")),
                ("refusal_note", models.CharField(blank=True, max_length=200, verbose_name="拒绝签收的注明")),
                (
                    "collection_ground",
                    models.CharField(blank=True, max_length=20, verbose_name="拟当场收缴的情形"),
                ),
                ("report_by", models.DateField(verbose_name="应当备案日期")),
                ("reported_on", models.DateField(null=True, verbose_name="备案日期")),
                ("reported_by", models.CharField(blank=True, max_length=80, verbose_name="报备人")),
                ("report_note", models.CharField(blank=True, max_length=200, verbose_name="备案情况")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spot",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
            ],
            options={
                "verbose_name": "当场处罚",
            },
        ),
        migrations.AddIndex(
            model_name="clue",
            index=models.Index(fields=["authority", "state"], name="clue_by_authority_and_state"),
        ),
        migrations.AddConstraint(
            model_name="nopenalty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("case",),
                name="one_current_no_penalty_a_case",
            ),
        ),
        migrations.AddField(
            model_name="deliberation",
            name="amount_fen",
            field=models.BigIntegerField(null=True, verbose_name="讨论决定的罚款（分）"),
        ),
        migrations.AddField(
            model_name="deliberation",
            name="dissent",
            field=models.TextField(blank=True, verbose_name="不同意见"),
        ),
        migrations.AddField(
            model_name="deliberation",
            name="expected",
            field=models.PositiveIntegerField(null=True, verbose_name="应当出席人数"),
        ),
        migrations.AlterField(
            model_name="casefile",
            name="hearing",
            field=models.CharField(
                choices=[
                    ("not_due", "不适用听证"),
                    ("offered", "已告知听证权利"),
                    ("requested", "当事人要求听证"),
                    ("waived", "书面放弃听证"),
                    ("held", "已举行听证"),
                    ("withdrawn", "撤回听证要求"),
                    ("abandoned", "视为放弃听证"),
                ],
                default="not_due",
                max_length=10,
                verbose_name="听证",
            ),
        ),
        migrations.CreateModel(
            name="HearingSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("requested_on", models.DateField(verbose_name="要求听证日期")),
                ("request_until", models.DateField(null=True, verbose_name="要求听证截止")),
                ("chair_interested", models.BooleanField(default=False, verbose_name="与本案有直接利害关系")),
                ("members", models.CharField(blank=True, max_length=120, verbose_name="听证员")),
                ("clerk", models.CharField(blank=True, max_length=40, verbose_name="书记员")),
                ("notified_on", models.DateField(null=True, verbose_name="通知送达日期")),
                ("held_at", models.DateTimeField(null=True, verbose_name="听证时间")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="听证地点")),
                ("is_public", models.BooleanField(default=True, verbose_name="公开举行")),
                ("secrecy_ground", models.CharField(blank=True, max_length=200, verbose_name="不公开的理由")),
                ("party_view", models.TextField(blank=True, verbose_name="当事人的意见")),
                ("investigators_view", models.TextField(blank=True, verbose_name="调查人员的意见")),
                ("ended_how", models.CharField(blank=True, max_length=500, verbose_name="终止、撤回的情况")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="主持人",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="听证笔录",
                    ),
                ),
            ],
            options={
                "verbose_name": "听证程序",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="评查名称")),
                (
                    "basis",
                    models.CharField(
                        choices=[("closed", "按结案日期"), ("archived", "按归档日期")],
                        max_length=10,
                        verbose_name="取案依据",
                    ),
                ),
                ("period_from", models.DateField(verbose_name="期间起")),
                ("period_to", models.DateField(verbose_name="期间止")),
                ("per_authority", models.PositiveIntegerField(verbose_name="每个机关抽取卷数")),
                ("seed", models.CharField(max_length=120, verbose_name="公开的抽取种子")),
                ("seed_source", models.CharField(max_length=200, verbose_name="种子来源")),
                ("pool", models.JSONField(default=list, verbose_name="备选案卷")),
                ("pool_digest", models.CharField(max_length=64, verbose_name="备选案卷摘要")),
                ("opened_on", models.DateField(verbose_name="抽取日期")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="组织人",
                    ),
                ),
            ],
            options={
                "verbose_name": "案卷评查",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="AppraisedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("rank", models.CharField(max_length=64, verbose_name="抽取位次")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drawn", "待分派评查人员"),
                            ("scoring", "评分中"),
                            ("third", "待分派第三人"),
                            ("settled", "已评定"),
                        ],
                        db_index=True,
                        default="drawn",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "score",
                    models.DecimalField(decimal_places=1, max_digits=4, null=True, verbose_name="得分"),
                ),
                ("vetoed", models.BooleanField(default=False, verbose_name="一票否决")),
                ("grade", models.CharField(blank=True, max_length=10, verbose_name="等次")),
                ("agreed", models.BooleanField(null=True, verbose_name="两人评分一致")),
                ("settled_on", models.DateField(null=True, verbose_name="评定日期")),
                (
                    "appraisal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="cases.appraisal",
                        verbose_name="案卷评查",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appraised",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
            ],
            options={
                "verbose_name": "评查案卷",
                "ordering": ["case__authority_id", "rank"],
            },
        ),
        migrations.CreateModel(
            name="AppraisalDefect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="编号")),
                ("part", models.CharField(max_length=40, verbose_name="评查项目")),
                ("text", models.CharField(max_length=500, verbose_name="存在的问题")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待整改"), ("cured", "已整改待确认"), ("confirmed", "已确认")],
                        db_index=True,
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("cure", models.CharField(blank=True, max_length=500, verbose_name="整改情况")),
                ("cured_by", models.CharField(blank=True, max_length=80, verbose_name="整改人")),
                ("cured_on", models.DateField(null=True, verbose_name="整改日期")),
                ("confirmed_by", models.CharField(blank=True, max_length=80, verbose_name="确认人")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="defects",
                        to="cases.appraisedfile",
                        verbose_name="评查案卷",
                    ),
                ),
            ],
            options={
                "verbose_name": "评查问题",
                "ordering": ["file_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="ScoreSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("marks", models.JSONField(default=list, verbose_name="扣分情况")),
                ("vetoes", models.JSONField(default=list, verbose_name="一票否决情形")),
                (
                    "total",
                    models.DecimalField(decimal_places=1, max_digits=4, null=True, verbose_name="得分"),
                ),
                ("grade", models.CharField(blank=True, max_length=10, verbose_name="等次")),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="cases.appraisedfile",
                        verbose_name="评查案卷",
                    ),
                ),
                (
                    "scorer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="评查人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "评分表",
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_to__gte", models.F("period_from"))),
                name="appraisal_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisedfile",
            constraint=models.UniqueConstraint(fields=("appraisal", "case"), name="file_once_an_appraisal"),
        ),
        migrations.AddConstraint(
            model_name="appraisaldefect",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="defect_number_once_a_file"),
        ),
        migrations.AddConstraint(
            model_name="scoresheet",
            constraint=models.UniqueConstraint(fields=("file", "scorer"), name="scorer_once_a_file"),
        ),
        migrations.CreateModel(
            name="PowerCut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("requested_by", models.CharField(blank=True, max_length=80, verbose_name="报请人")),
                ("requested_on", models.DateField(null=True, verbose_name="报请日期")),
                ("opinion_of_handler", models.CharField(blank=True, max_length=500, verbose_name="承办意见")),
                ("approval_opinion", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                ("supply", models.CharField(max_length=20, verbose_name="停止供应的种类")),
                ("scope", models.CharField(max_length=300, verbose_name="停止供应的范围")),
                ("supplier", models.CharField(max_length=80, verbose_name="供应单位")),
                ("order_number", models.CharField(max_length=80, verbose_name="原决定文号")),
                ("ordered_on", models.DateField(null=True, verbose_name="原决定日期")),
                ("hazard", models.TextField(verbose_name="重大事故隐患")),
                ("criterion", models.CharField(max_length=300, verbose_name="判定依据")),
                ("non_compliance", models.TextField(verbose_name="拒不执行的事实")),
                ("observed_on", models.DateField(verbose_name="发现拒不执行的日期")),
                ("danger", models.TextField(verbose_name="现实危险")),
                ("safety", models.CharField(max_length=500, verbose_name="保证安全的措施")),
                ("touches_residents", models.BooleanField(default=False, verbose_name="涉及居民生活")),
                (
                    "emergency",
                    models.CharField(blank=True, max_length=500, verbose_name="危及生产安全的紧急情形"),
                ),
                ("notified_at", models.DateTimeField(null=True, verbose_name="通知单位的时间")),
                ("told_how", models.CharField(blank=True, max_length=200, verbose_name="通知单位的方式")),
                ("starts_at", models.DateTimeField(null=True, verbose_name="停止供应的起始时间")),
                (
                    "supplier_receiver",
                    models.CharField(blank=True, max_length=80, verbose_name="供应单位签收人"),
                ),
                ("cut_at", models.DateTimeField(null=True, verbose_name="通知供应单位的起始时间")),
                ("settled_on", models.DateField(null=True, verbose_name="解除（终止）日期")),
                (
                    "settled_how",
                    models.CharField(blank=True, max_length=600, verbose_name="解除（终止）的情况"),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="审批人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="停止供应决定书",
                    ),
                ),
                (
                    "supplier_notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="停止供应通知书",
                    ),
                ),
            ],
            options={
                "verbose_name": "停止供应",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.AlterModelOptions(
            name="casefinding",
            options={"ordering": ["id"], "verbose_name": "案件问题"},
        ),
        migrations.AddField(
            model_name="casefinding",
            name="conduct_on",
            field=models.DateField(null=True, verbose_name="违法行为发生日期"),
        ),
        migrations.AddField(
            model_name="decision",
            name="shares",
            field=models.JSONField(default=list, verbose_name="各项罚款（分）"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="items",
            field=models.JSONField(default=list, verbose_name="各项违法行为"),
        ),
        migrations.CreateModel(
            name="Joinder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("requested_by", models.CharField(blank=True, max_length=80, verbose_name="报请人")),
                ("requested_on", models.DateField(null=True, verbose_name="报请日期")),
                ("opinion_of_handler", models.CharField(blank=True, max_length=500, verbose_name="承办意见")),
                ("approval_opinion", models.CharField(blank=True, max_length=500, verbose_name="审批意见")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                ("conduct_on", models.DateField(verbose_name="违法行为发生日期")),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="审批人",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.finding",
                        verbose_name="问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "并案",
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ranging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("stage", models.CharField(max_length=20, verbose_name="阶段")),
                ("factors", models.JSONField(default=list, verbose_name="裁量因素")),
                ("prefer", models.CharField(blank=True, max_length=12, verbose_name="裁量等次的选择")),
                ("figures", models.JSONField(default=dict, verbose_name="查明的数字")),
                ("amount_fen", models.BigIntegerField(verbose_name="拟罚款（分）")),
                ("reason", models.TextField(verbose_name="裁量理由")),
                (
                    "same_act_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absorbs",
                        to="cases.casefinding",
                        verbose_name="同一行为",
                    ),
                ),
                (
                    "violation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ranging",
                        to="cases.casefinding",
                        verbose_name="违法行为",
                    ),
                ),
            ],
            options={
                "verbose_name": "分别裁量",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_fen__gte", 0)), name="ranging_not_negative"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Testing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                ("kind", models.CharField(max_length=8, verbose_name="种类")),
                ("goods", models.JSONField(default=list, verbose_name="送检的物品")),
                ("questions", models.JSONField(default=list, verbose_name="需要回答的专门问题")),
                ("institution", models.CharField(max_length=80, verbose_name="受托机构")),
                ("qualification", models.CharField(blank=True, max_length=200, verbose_name="机构资质")),
                ("sampled_on", models.DateField(null=True, verbose_name="抽样日期")),
                ("started_on", models.DateField(null=True, verbose_name="委托日期")),
                ("until", models.DateField(null=True, verbose_name="期间结束日期")),
                ("told_on", models.DateField(null=True, verbose_name="告知期间的日期")),
                ("told_how", models.CharField(blank=True, max_length=200, verbose_name="告知期间的方式")),
                ("ended_on", models.DateField(null=True, verbose_name="期间实际结束日期")),
                ("opinion_number", models.CharField(blank=True, max_length=80, verbose_name="意见书编号")),
                ("opinion", models.TextField(blank=True, verbose_name="意见和结论")),
                (
                    "experts",
                    models.CharField(blank=True, max_length=120, verbose_name="鉴定（检测、检验）人"),
                ),
                ("opinion_told_on", models.DateField(null=True, verbose_name="意见告知日期")),
                (
                    "party_view",
                    models.CharField(blank=True, max_length=500, verbose_name="当事人对意见的看法"),
                ),
                ("ended_how", models.CharField(blank=True, max_length=500, verbose_name="终止的情况")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="委托书",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="testings",
                        to="cases.measure",
                        verbose_name="物品所在的查封扣押",
                    ),
                ),
            ],
            options={
                "verbose_name": "检测检验鉴定",
                "ordering": ["id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="testing_not_reversed",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="crimetransfer",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="决定日期"),
        ),
        migrations.AddField(
            model_name="crimetransfer",
            name="goods_handed_on",
            field=models.DateField(null=True, verbose_name="移交物品和材料日期"),
        ),
        migrations.AddField(
            model_name="crimetransfer",
            name="materials",
            field=models.JSONField(default=list, verbose_name="移送材料"),
        ),
        migrations.AddField(
            model_name="hearingsession",
            name="ended_on",
            field=models.DateField(null=True, verbose_name="终止、撤回日期"),
        ),
        migrations.AddField(
            model_name="measure",
            name="by_principal",
            field=models.BooleanField(default=False, verbose_name="由主要负责人批准"),
        ),
        migrations.AddField(
            model_name="measure",
            name="extension_reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="延长的理由"),
        ),
        migrations.AddField(
            model_name="measure",
            name="extension_told",
            field=models.CharField(blank=True, max_length=200, verbose_name="延长的告知方式"),
        ),
        migrations.AddField(
            model_name="measure",
            name="steps",
            field=models.JSONField(default=list, verbose_name="现场履行的步骤"),
        ),
        migrations.CreateModel(
            name="HandlerChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("outgoing_certificate", models.CharField(max_length=40, verbose_name="原承办人执法证号")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("recusal", "回避"),
                            ("post", "工作调动、岗位变动"),
                            ("illness", "因病等原因不能履行职责"),
                            ("other", "其他原因"),
                        ],
                        max_length=10,
                        verbose_name="更换的情形",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="更换的理由")),
                ("changed_on", models.DateField(verbose_name="更换日期")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handler_changes",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "incoming",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="接替的承办人",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="决定人",
                    ),
                ),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="原承办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "更换承办人",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=lianzhi.core.clock.now, editable=False, verbose_name="登记时间"
                    ),
                ),
                ("procedure_version", models.CharField(max_length=20, verbose_name="程序版本")),
                ("state", models.CharField(db_index=True, max_length=20, verbose_name="状态")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("party", "当事人申请"),
                            ("self", "本人申请回避"),
                            ("authority", "机关依职权"),
                        ],
                        max_length=10,
                        verbose_name="提出方式",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("handler", "执法人员"), ("chair", "听证主持人"), ("head", "机关负责人")],
                        max_length=8,
                        verbose_name="在本案中的身份",
                    ),
                ),
                ("applicant", models.CharField(max_length=120, verbose_name="申请人")),
                ("applied_on", models.DateField(verbose_name="申请日期")),
                ("reason", models.CharField(max_length=500, verbose_name="申请的理由")),
                ("findings", models.CharField(blank=True, max_length=500, verbose_name="审查查明的情况")),
                ("decision_reason", models.CharField(blank=True, max_length=500, verbose_name="决定的理由")),
                ("together", models.JSONField(default=list, verbose_name="参加集体讨论的负责人")),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("told_how", models.CharField(blank=True, max_length=200, verbose_name="书面答复的方式")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)s_proceedings",
                        to="cases.casefile",
                        verbose_name="案件",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="作出决定的负责人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="回避决定书",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="被申请回避的人员",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.officer",
                        verbose_name="接替的人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "回避",
                "ordering": ["id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "applied")),
                        fields=("case", "officer"),
                        name="one_recusal_open_a_person",
                    )
                ],
            },
        ),
    ]
